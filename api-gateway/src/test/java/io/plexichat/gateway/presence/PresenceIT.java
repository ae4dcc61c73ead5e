package io.plexichat.gateway.presence;

import static io.plexichat.gateway.Samples.HIDDEN_ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people in the same rooms, and one who is not, over a real server. Each test has its own. */
class PresenceIT extends GatewayContract {
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AccountId ann = person();
    private final AccountId bob = person();
    private final AccountId stranger = person();
    private final ChannelId room = channel();
    private final ChannelId otherRoom = channel();
    private final List<Disposable> open = new ArrayList<>();

    @BeforeEach
    void settle() {
        fake.memberships(ann, room, otherRoom);
        fake.memberships(bob, room, otherRoom);
        fake.memberships(stranger, channel());
        fake.publish();
    }

    @AfterEach
    void closeStreams() {
        open.forEach(Disposable::dispose);
    }

    /** A device of somebody. */
    private final class Device {
        private final AccountId account;
        private final WebTestClient client;
        private final BlockingQueue<JsonNode> signals = new LinkedBlockingQueue<>();

        Device(AccountId account) {
            this.account = account;
            this.client = with(tokens.issue(new Caller(
                    account,
                    new SessionId(UUID.randomUUID()),
                    new Username("somebody"),
                    Set.of(ServerRole.MEMBER),
                    time.instant().plus(Duration.ofMinutes(10)),
                    1,
                    /* mustEnrol= */ false,
                    time.instant())));
        }

        /** Returns when signals arrive. */
        Disposable follow(String query) throws InterruptedException {
            long audiences = audiences(account);
            Disposable stream = client.get()
                    .uri("/api/v1/events" + query)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .returnResult(EVENT)
                    .getResponseBody()
                    .mapNotNull(ServerSentEvent::data)
                    .map(JsonMapper.shared()::readTree)
                    .filter(event -> !event.has("position"))
                    .subscribe(signals::add);
            open.add(stream);
            // One for the stream, one for its signals, one to tell of the account.
            await(() -> audiences(account) >= audiences + 2);
            return stream;
        }

        void choose(String body) {
            client.put()
                    .uri("/api/v1/me/presence")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }

        void type(ChannelId channel, int status) {
            client.post()
                    .uri("/api/v1/channels/" + channel + "/typing")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status);
        }

        JsonNode get(String path) {
            return JsonMapper.shared()
                    .readTree(client.get()
                            .uri("/api/v1" + path)
                            .exchange()
                            .expectStatus()
                            .isOk()
                            .expectBody()
                            .returnResult()
                            .getResponseBodyContent());
        }

        String stateOf(AccountId other) {
            return get("/accounts/" + other + "/presence").get("state").stringValue();
        }

        JsonNode next() throws InterruptedException {
            JsonNode event = signals.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("a signal in time").isNotNull();
            return event;
        }

        void expectPresence(AccountId of, String state) throws InterruptedException {
            JsonNode event = next();
            assertThat(event.get("type").stringValue()).isEqualTo("presence");
            assertThat(event.at("/data/accountId").stringValue()).isEqualTo(of.toString());
            assertThat(event.at("/data/state").stringValue()).isEqualTo(state);
        }
    }

    @Nested
    class OfPresence {
        @Test
        void shouldShowWhoComesAndGoesOnceToWhoSharesAChannel() throws InterruptedException {
            Device watching = new Device(ann);
            Device away = new Device(stranger);
            Device coming = new Device(bob);
            watching.follow("");
            away.follow("");
            assertThat(watching.stateOf(bob)).isEqualTo("offline");

            Disposable first = coming.follow("");
            watching.expectPresence(bob, "online");
            assertThat(watching.stateOf(bob)).isEqualTo("online");

            first.dispose();
            Disposable again = coming.follow("");
            again.dispose();
            watching.expectPresence(bob, "offline");
            assertThat(watching.stateOf(bob)).isEqualTo("offline");
            // Coming back in time made no difference, and two shared channels no second event.
            assertThat(watching.signals).isEmpty();
            assertThat(away.signals).isEmpty();
        }

        @Test
        void shouldBeUnknownToStrangers() {
            Device strange = new Device(stranger);
            strange.client
                    .get()
                    .uri("/api/v1/accounts/" + bob + "/presence")
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("account.not-found");
            assertThat(strange.get("/presence?accounts=" + bob + "," + stranger).get("items"))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.get("accountId").stringValue()).isEqualTo(stranger.toString()));
            assertThat(new Device(ann)
                            .get("/presence?accounts=" + bob + "," + ann)
                            .get("items"))
                    .hasSize(2);
        }

        @Test
        void shouldNotBeSeenThroughAPublicChannelOneIsNotIn() throws InterruptedException {
            Device lurking = new Device(stranger);
            lurking.follow("?channels=" + room);
            Device watching = new Device(ann);
            watching.follow("");
            Device coming = new Device(bob);
            coming.follow("");
            watching.expectPresence(bob, "online");
            coming.type(room, 204);
            assertThat(watching.next().get("type").stringValue()).isEqualTo("typing");
            assertThat(lurking.signals).isEmpty();
        }

        @Test
        void shouldLookOfflineWhileInvisible() throws InterruptedException {
            Device watching = new Device(ann);
            watching.follow("");
            Device hiding = new Device(bob);
            hiding.choose("{\"state\":\"online\",\"showLastSeen\":true}");
            hiding.follow("");
            watching.expectPresence(bob, "online");

            hiding.choose("{\"state\":\"invisible\",\"showLastSeen\":true}");
            JsonNode hidden = watching.next();
            assertThat(hidden.at("/data/state").stringValue()).isEqualTo("offline");
            assertThat(hidden.at("/data/lastSeenAt").isMissingNode()).isFalse();
            assertThat(watching.stateOf(bob)).isEqualTo("offline");
            JsonNode own = hiding.get("/me/presence");
            assertThat(own.get("state").stringValue()).isEqualTo("invisible");
            assertThat(own.get("visibleState").stringValue()).isEqualTo("offline");

            hiding.type(room, 204);
            Device second = new Device(bob);
            second.follow("").dispose();
            hiding.choose("{\"state\":\"do-not-disturb\"}");
            watching.expectPresence(bob, "do-not-disturb");
            assertThat(watching.signals).isEmpty();
        }

        @Test
        void shouldLetTheMostPresentDeviceCount() throws InterruptedException {
            Device watching = new Device(ann);
            watching.follow("");
            Device phone = new Device(bob);
            Device desk = new Device(bob);
            phone.follow("");
            watching.expectPresence(bob, "online");
            phone.choose("{\"state\":\"away\"}");
            watching.expectPresence(bob, "away");
            Disposable atDesk = desk.follow("");
            watching.expectPresence(bob, "online");
            atDesk.dispose();
            watching.expectPresence(bob, "away");
            assertThat(desk.get("/me/presence").get("state").stringValue()).isEqualTo("online");
            assertThat(phone.get("/me/presence").get("state").stringValue()).isEqualTo("away");
        }

        @Test
        void shouldCarryACustomStatusUntilItEnds() throws InterruptedException {
            Device watching = new Device(ann);
            watching.follow("");
            Device saying = new Device(bob);
            String end = time.instant().plusSeconds(3_600).toString();
            saying.choose("{\"state\":\"online\",\"statusText\":\"At tea\",\"statusEmoji\":\"tea\",\"statusUntil\":\""
                    + end + "\"}");
            JsonNode event = watching.next();
            assertThat(event.at("/data/state").stringValue()).isEqualTo("offline");
            assertThat(event.at("/data/statusText").stringValue()).isEqualTo("At tea");
            assertThat(event.at("/data/statusEmoji").stringValue()).isEqualTo("tea");
            time.moveTo(Duration.ofSeconds(3_601));
            Device later = new Device(ann);
            assertThat(later.get("/accounts/" + bob + "/presence").has("statusText"))
                    .isFalse();
        }
    }

    @Nested
    class OfTyping {
        @Test
        void shouldBeShownForAWhileToWhoLooksAndIsInTheChannel() throws InterruptedException {
            Device watching = new Device(ann);
            watching.follow("");
            Device elsewhere = new Device(ann);
            elsewhere.follow("?channels=" + otherRoom);
            Device typing = new Device(bob);
            typing.follow("");
            watching.expectPresence(bob, "online");
            elsewhere.expectPresence(bob, "online");

            for (int i = 0; i < 10; i++) {
                typing.type(room, 204);
            }
            JsonNode event = watching.next();
            assertThat(event.get("type").stringValue()).isEqualTo("typing");
            assertThat(event.get("channelId").stringValue()).isEqualTo(room.toString());
            assertThat(event.at("/data/accountId").stringValue()).isEqualTo(bob.toString());
            assertThat(event.at("/data/expiresIn").longValue()).isEqualTo(6);
            assertThat(event.at("/data/username").isString()).isTrue();
            assertThat(event.at("/data/displayName").isString()).isTrue();

            // Marks the end: what came before it came once, and nobody sees themselves.
            typing.choose("{\"state\":\"do-not-disturb\"}");
            watching.expectPresence(bob, "do-not-disturb");
            elsewhere.expectPresence(bob, "do-not-disturb");
            assertThat(typing.signals).isEmpty();
        }

        @Test
        void shouldBeRefusedWhereOneMayNotWrite() {
            Device typing = new Device(bob);
            typing.type(HIDDEN_ROOM, 404);
            buses().onQuery(
                            GetChannel.class,
                            ChannelView.class,
                            query -> new ChannelView(
                                    query.channelId(),
                                    new ChannelName("Tea"),
                                    ChannelKind.PUBLIC,
                                    new Topic(""),
                                    false,
                                    2,
                                    null,
                                    0,
                                    0,
                                    null,
                                    null));
            typing.type(room, 403);
            typing.type(room, 403);
        }
    }

    private long audiences(AccountId account) {
        return buses().asked().stream()
                .filter(query ->
                        query.getPayload() instanceof GetAudience(AccountId viewer, var _) && viewer.equals(account))
                .count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static ChannelId channel() {
        return new ChannelId(UUID.randomUUID());
    }

    private static AccountId person() {
        return new AccountId(UUID.randomUUID());
    }
}
