package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ALICE;
import static io.plexichat.gateway.Samples.HIDDEN_ROOM;
import static io.plexichat.gateway.Samples.OTHER_ROOM;
import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
        properties = {
            "plexichat.gateway.live.authenticate-within=1s",
            "plexichat.gateway.live.connections-per-account=3",
            "plexichat.gateway.live.max-frame=16KB"
        })
class RealtimeIT extends GatewayContract {

    @Autowired
    private LiveHub hub;

    private final List<RealtimeClient> clients = new ArrayList<>();
    private long start;

    @BeforeEach
    void waitForTheHub() {
        start = fake.head();
        Hubs.await(hub, start);
    }

    @AfterEach
    void closeAll() {
        clients.forEach(RealtimeClient::close);
    }

    private RealtimeClient connect(@Nullable String token) {
        RealtimeClient client = new RealtimeClient(port, token);
        clients.add(client);
        return client;
    }

    private RealtimeClient ready() {
        RealtimeClient client = connect(token());
        client.next("ready");
        return client;
    }

    private static String message(String ref, String text) {
        return "{\"op\":\"send\",\"ref\":\"" + ref + "\",\"channelId\":\"" + ROOM + "\",\"messageId\":\""
                + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}";
    }

    private static String code(JsonNode frame) {
        return frame.path("problem").path("code").asString();
    }

    @Test
    void shouldTakeTheTokenFromTheFirstFrame() {
        RealtimeClient client = connect(null);
        client.send("{\"op\":\"authenticate\",\"token\":\"" + token() + "\"}");
        assertThat(client.next("ready").path("position").asLong()).isEqualTo(start);
        client.send("{\"op\":\"ping\"}").next("pong");
    }

    @Test
    void shouldTurnAwayWhoDoesNotSayWhoHeIs() {
        for (String first : List.of(
                "{\"op\":\"authenticate\",\"token\":\"e30.e30.e30\"}", "{\"op\":\"subscribe\"}", message("1", "x"))) {
            RealtimeClient client = connect(null).send(first);
            assertThat(code(client.next("error"))).isEqualTo("request.unauthenticated");
            assertThat(client.closed()).isEqualTo("4401 request.unauthenticated");
        }
        RealtimeClient silent = connect(null);
        assertThat(code(silent.next("error"))).isEqualTo("request.unauthenticated");
        assertThat(silent.closed()).isEqualTo("4401 request.unauthenticated");
        assertThat(buses().sent()).isEmpty();
    }

    @Test
    void shouldCatchUpAndGoOnLive() {
        for (int i = 1; i <= 120; i++) {
            fake.publish(Samples.sent(start + i, ROOM, "n" + i));
        }
        Hubs.await(hub, start + 120);
        RealtimeClient client = ready().send("{\"op\":\"subscribe\",\"after\":" + start + "}");
        assertThat(client.events(120))
                .startsWith(start + 1)
                .endsWith(start + 120)
                .doesNotHaveDuplicates();
        client.next("live");
        fake.publish(Samples.sent(start + 121, ROOM, "new"), Samples.sent(start + 122, OTHER_ROOM, "not mine"));
        fake.publish(Samples.sent(start + 123, ROOM, "newer"));
        JsonNode event = client.next("event").path("event");
        assertThat(event.path("type").asString()).isEqualTo("message.sent");
        assertThat(event.path("data").path("text").asString()).isEqualTo("new");
        assertThat(client.events(1)).containsExactly(start + 123);
    }

    @Test
    void shouldSubscribeAnewWithoutGapOrRepetition() {
        RealtimeClient client = ready().send("{\"op\":\"subscribe\"}");
        client.next("live");
        fake.publish(Samples.sent(start + 1, ROOM, "one"));
        assertThat(client.events(1)).containsExactly(start + 1);

        client.send("{\"op\":\"subscribe\",\"channels\":[\"" + HIDDEN_ROOM + "\"],\"ref\":7}");
        JsonNode refused = client.next("error");
        assertThat(code(refused)).isEqualTo("channel.not-found");
        assertThat(refused.path("ref").asInt()).isEqualTo(7);

        fake.publish(Samples.sent(start + 2, OTHER_ROOM, "two"), Samples.sent(start + 3, ROOM, "three"));
        assertThat(client.events(1)).as("the earlier one goes on").containsExactly(start + 3);
        client.send("{\"op\":\"subscribe\",\"channels\":[\"" + OTHER_ROOM + "\"]}");
        client.next("live");
        client.send("{\"op\":\"subscribe\",\"after\":" + start + ",\"channels\":[\"" + OTHER_ROOM + "\"]}");
        assertThat(client.events(1)).containsExactly(start + 2);
        client.next("live");
        client.send("{\"op\":\"unsubscribe\"}").send("{\"op\":\"ping\"}").next("pong");
        fake.publish(Samples.sent(start + 4, OTHER_ROOM, "unseen"));
        Hubs.await(hub, start + 4);
        client.send("{\"op\":\"ping\"}").next("pong");
    }

    @Test
    void shouldAcknowledgeSendsInOrder() {
        RealtimeClient client = ready();
        for (int i = 0; i < 50; i++) {
            client.send(message("r" + i, "hello"));
        }
        long last = 0;
        for (int i = 0; i < 50; i++) {
            JsonNode ack = client.next("ack");
            assertThat(ack.path("ref").asString()).isEqualTo("r" + i);
            assertThat(ack.path("position").asLong()).isGreaterThan(last);
            last = ack.path("position").asLong();
        }
        assertThat(buses().sent(SendMessages.class).sender()).isEqualTo(ALICE);
        assertThat(buses().sentMessage(SendMessages.class).getMetaData())
                .containsKeys("actorAccount", "actorSession", "clientAddressHash", "traceparent", "correlationId");
    }

    @Test
    void shouldAnswerBadFramesAndGoOn() {
        RealtimeClient client = ready();
        for (List<String> bad : List.of(
                List.of("{", "request.malformed"),
                List.of("[]", "request.invalid"),
                List.of("\u0000", "request.malformed"),
                List.of("{}", "request.invalid"),
                List.of("{\"op\":\"fly\"}", "request.invalid"),
                List.of("{\"op\":5}", "request.invalid"),
                List.of("{\"op\":\"send\",\"ref\":\"a\"}", "request.invalid"),
                List.of("{\"op\":\"send\",\"ref\":[]}", "request.invalid"),
                List.of("{\"op\":\"typing\"}", "request.invalid"),
                List.of("{\"op\":\"subscribe\",\"after\":-1}", "request.invalid"),
                List.of("{\"op\":\"authenticate\",\"token\":\" \"}", "request.invalid"))) {
            JsonNode error = client.send(bad.get(0)).next("error");
            assertThat(code(error)).as(bad.get(0)).isEqualTo(bad.get(1));
        }
        client.sendInParts("{\"op\"", ":\"pi", "ng\"}").next("pong");
    }

    @Test
    void shouldCloseOnFramesThatItDoesNotTake() {
        RealtimeClient binary = ready().sendBinary((byte) 1);
        assertThat(binary.closed()).startsWith("1003");
        RealtimeClient large = ready().send(message("1", "x".repeat(20_000)));
        assertThat(large.closed()).startsWith("1009");
        RealtimeClient inParts = ready().sendInParts("\"" + "x".repeat(10_000), "x".repeat(10_000));
        assertThat(inParts.closed()).startsWith("1009");
    }

    @Test
    void shouldEndWithTheAccessTokenUnlessItIsRenewed() {
        Caller first = caller(Duration.ofSeconds(2));
        RealtimeClient ends = connect(tokens.issue(first));
        RealtimeClient goesOn = connect(tokens.issue(first));
        goesOn.next("ready");
        goesOn.send("{\"op\":\"authenticate\",\"token\":\"" + token() + "\"}").next("ready");
        ends.next("ready");
        assertThat(code(ends.next("error"))).isEqualTo("request.unauthenticated");
        assertThat(ends.closed()).isEqualTo("4402 request.unauthenticated");
        goesOn.send("{\"op\":\"ping\"}").next("pong");
    }

    @Test
    void shouldEndWithTheSession() {
        RealtimeClient client = ready();
        buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(false));
        assertThat(code(client.next("error"))).isEqualTo("session.ended");
        assertThat(client.closed()).isEqualTo("4403 session.ended");
    }

    @Test
    void shouldLimitConnectionsOfAnAccount() {
        for (int i = 0; i < 3; i++) {
            ready();
        }
        RealtimeClient oneMore = connect(token());
        assertThat(code(oneMore.next("error"))).isEqualTo("request.too-many");
        assertThat(oneMore.closed()).isEqualTo("4429 request.too-many");
        clients.getFirst().close();
        for (int i = 0; i < 50; i++) {
            JsonNode answer = connect(token()).next();
            if (answer.path("op").asString().equals("ready")) {
                return;
            }
        }
        throw new AssertionError("Expected room again, but there is none.");
    }

    @Test
    @DirtiesContext
    void shouldAnswerWhatItTookAndSendClientsOnWhenItStops() {
        RealtimeClient client = ready().send("{\"op\":\"subscribe\"}");
        client.next("live");
        client.send(message("last", "bye")).next("ack");
        hub.stop();
        assertThat(client.closed()).isEqualTo("1001 server.stopping");
    }

    @Test
    void shouldRefuseWhatIsNoWebSocket() {
        http.get()
                .uri("/api/v1/realtime")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.malformed");
        with("e30.e30.e30")
                .get()
                .uri("/api/v1/realtime")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
