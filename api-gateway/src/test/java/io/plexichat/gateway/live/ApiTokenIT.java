package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.plexichat.gateway.FakeBots;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.ChangedLock;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.BotCommand.RecordApiTokenUse;
import io.plexichat.kernel.bot.BotCommand.RevokeApiToken;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.GetApiTokenStatus;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.rsocket.metadata.AuthMetadataCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** Bots over every transport. What is seen is not seen by looking again after a while: that is an hour away. */
@TestPropertySource(properties = "plexichat.gateway.sessions.recheck=1h")
class ApiTokenIT extends GatewayContract {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MESSAGES = "/api/v1/channels/" + ROOM + "/messages";

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    @Autowired
    private LiveHub hub;

    private final ApiTokenId id = new ApiTokenId(UUID.randomUUID());
    private final List<Runnable> open = new ArrayList<>();

    @BeforeEach
    void waitForTheHub() {
        Hubs.await(hub, fake.head());
    }

    @AfterEach
    void closeAll() {
        open.forEach(Runnable::run);
    }

    @Nested
    class Rest {
        @Test
        void shouldActForTheBotWithinTheScopes() {
            String token = token(Permission.SEND_MESSAGES);
            send(token, 201);
            assertThat(buses().sent(SendMessages.class).sender()).isEqualTo(FakeBots.ROBOT);
            assertThat(buses().sentMessage(SendMessages.class).getMetaData())
                    .containsEntry(MetadataKeys.ACTOR_SESSION, id.toString())
                    .containsEntry(MetadataKeys.ACTOR_SCOPES, "SEE_OWN_ACCOUNT,CHAT,SEND_MESSAGES");
            with(token).get().uri(MESSAGES).exchange().expectStatus().isForbidden();
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isOk();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                PUT    | members/me    |                        | JOIN_CHANNEL
                DELETE | members/me    |                        | JOIN_CHANNEL
                PUT    | members/BOB   |                        | ADD_MEMBERS
                PUT    | members/BOB   | {"role":"moderator"}   | ADD_MEMBERS ASSIGN_CHANNEL_ROLES
                DELETE | members/BOB   |                        | REMOVE_MEMBERS
                """)
        void shouldChangeMembersByTheScopesThatAreOfThat(String method, String path, String body, String scopes) {
            List<Permission> needed =
                    List.of(scopes.split(" ")).stream().map(Permission::valueOf).toList();
            for (int given = 0; given <= needed.size(); given++) {
                List<Permission> some = new ArrayList<>(needed.subList(0, given));
                some.add(Permission.READ_CHANNEL);
                String token = token(some.toArray(Permission[]::new));
                with(token)
                        .method(HttpMethod.valueOf(method))
                        .uri("/api/v1/channels/" + ROOM + "/" + path.replace("BOB", Samples.BOB.toString()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body == null ? "{}" : body)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(given == needed.size() ? 204 : 403);
            }
        }

        @Test
        void shouldNotDoMoreThanTheRolesOfTheBotNow() {
            String token = fake.bots()
                    .issue(id, inADay(), Set.of(ServerRole.AUDITOR), Permission.SEND_MESSAGES, Permission.SEE_KEYS);
            send(token, 403);
            with(token)
                    .get()
                    .uri("/api/v1/admin/keys")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }

        @Test
        void shouldBeRefusedOnceExpired() {
            String token = token(Permission.SEND_MESSAGES);
            send(token, 201);
            time.moveTo(Duration.ofDays(2));
            send(token, 401);
        }

        @ParameterizedTest
        @ValueSource(strings = {"plx_", "plx_x", "plx_0000000000000000000000000000000000000000000000000"})
        void shouldRefuseWhatCannotBeOneWithoutLooking(String token) {
            long before = asked();
            send(token, 401);
            assertThat(asked()).isEqualTo(before);
        }

        @Test
        void shouldRefuseAnUnknownOneWithoutSayingWhy() {
            String unknown = io.plexichat.gateway.security.ApiToken.create().text();
            long before = asked();
            send(unknown, 401);
            send(unknown, 401);
            assertThat(asked()).isEqualTo(before + 1);
        }

        @Test
        void shouldNotDoWhatAsksWhoCalls() {
            String token = fake.bots()
                    .issue(id, inADay(), Set.of(ServerRole.ADMIN), Permission.ERASE, Permission.SEE_ERASURES);
            with(token)
                    .post()
                    .uri("/api/v1/admin/erasures")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"accountId\":\"" + Samples.BOB + "\"}")
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("api-token.not-enough");
            with(token)
                    .post()
                    .uri("/api/v1/bots/" + FakeBots.ROBOT + "/tokens")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"label\":\"x\",\"scopes\":[\"chat\"]}")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }

        @Test
        void shouldAskTheReadModelOnceForManyCallsAndRecordOneUse() {
            String token = token(Permission.SEND_MESSAGES);
            long before = asked();
            for (int i = 0; i < 20; i++) {
                send(token, 201);
            }
            assertThat(asked() - before).isEqualTo(2);
            assertThat(buses().sent().stream().filter(message -> message.getPayload() instanceof RecordApiTokenUse))
                    .singleElement()
                    .satisfies(message -> assertThat(((RecordApiTokenUse) message.getPayload()).tokenId())
                            .isEqualTo(id));
        }
    }

    @Nested
    class Revoked {
        @Test
        void shouldEndWebSockets() {
            RealtimeClient client = webSocket(token(Permission.READ_CHANNEL));
            client.next("ready");
            client.send("{\"op\":\"subscribe\"}").next("live");
            revoke();
            client.next("error");
            assertThat(client.closed()).isEqualTo("4402 request.unauthenticated");
        }

        @Test
        void shouldEndEventStreams() {
            CompletableFuture<List<String>> lines = events(token(Permission.READ_CHANNEL));
            revoke();
            assertThat(lines)
                    .succeedsWithin(SOON)
                    .satisfies(all -> assertThat(all.toString()).contains("request.unauthenticated"));
        }

        @Test
        void shouldEndRSocketStreamsAndRequests() {
            RSocketRequester connection = rsocket(token(Permission.READ_CHANNEL, Permission.SEND_MESSAGES));
            CompletableFuture<String> end = new CompletableFuture<>();
            var _ = connection
                    .route("v1.events")
                    .retrieveFlux(String.class)
                    .subscribe(_ -> {}, failed -> end.complete(String.valueOf(failed.getMessage())));
            assertThat(sent(connection)).contains("messageId");
            revoke();
            assertThat(end).succeedsWithin(SOON).asString().contains("request.unauthenticated");
            assertThatThrownBy(() -> sent(connection)).hasMessageContaining("request.unauthenticated");
        }

        private void revoke() {
            as().get().uri("/api/v1/me").exchange().expectStatus().isOk();
            buses().onCommand(RevokeApiToken.class, _ -> {
                fake.bots().end(id);
                return null;
            });
            as().delete()
                    .uri("/api/v1/bots/" + FakeBots.ROBOT + "/tokens/" + id)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
    }

    /** Of the bot, and of whoever looks after it. */
    @Test
    void shouldEndStreamsWithALockOfTheOwner() {
        CompletableFuture<List<String>> lines = events(token(Permission.READ_CHANNEL));
        buses().onCommand(LockAccount.class, _ -> {
            fake.bots().end(id);
            return new ChangedLock(Samples.BOB);
        });
        as(ServerRole.ADMIN)
                .post()
                .uri("/api/v1/admin/accounts/lock")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"username\":\"bob\",\"reason\":\"left\"}")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(lines).succeedsWithin(SOON);
    }

    @Nested
    class Scopes {
        @Test
        void shouldHoldOnAWebSocket() {
            RealtimeClient client = webSocket(token(Permission.SEND_MESSAGES));
            client.next("ready");
            client.send("{\"op\":\"subscribe\"}");
            assertThat(client.next("error").path("problem").path("code").asString())
                    .isEqualTo("request.forbidden");
            client.send("{\"op\":\"send\",\"channelId\":\"" + ROOM + "\",\"text\":\"hello\"}")
                    .next("ack");
        }

        @Test
        void shouldHoldForTheFirstFrameToo() {
            RealtimeClient client = webSocket(null);
            client.send("{\"op\":\"authenticate\",\"token\":\"" + token(Permission.READ_CHANNEL) + "\"}")
                    .next("ready");
            client.send("{\"op\":\"send\",\"channelId\":\"" + ROOM + "\",\"text\":\"hello\"}");
            assertThat(client.next("error").path("problem").path("code").asString())
                    .isEqualTo("request.forbidden");
        }

        @Test
        void shouldHoldOverRSocket() {
            RSocketRequester reader = rsocket(token(Permission.READ_CHANNEL));
            assertThatThrownBy(() -> sent(reader)).hasMessageContaining("request.forbidden");
            RSocketRequester sender = rsocket(fake.bots()
                    .issue(
                            new ApiTokenId(UUID.randomUUID()),
                            inADay(),
                            Set.of(ServerRole.BOT),
                            Permission.SEND_MESSAGES));
            assertThat(sent(sender)).contains("messageId");
            assertThatThrownBy(() ->
                            sender.route("v1.events").retrieveFlux(String.class).blockFirst(SOON))
                    .hasMessageContaining("request.forbidden");
        }

        @Test
        void shouldHoldForEventStreams() {
            with(token(Permission.SEND_MESSAGES))
                    .get()
                    .uri("/api/v1/events")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private String token(Permission... scopes) {
        return fake.bots().issue(id, inADay(), Set.of(ServerRole.BOT), scopes);
    }

    private java.time.Instant inADay() {
        return time.instant().plus(Duration.ofDays(1));
    }

    private void send(String token, int status) {
        with(token)
                .post()
                .uri(MESSAGES)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"hello\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private long asked() {
        return buses().asked().stream()
                .filter(message -> message.getPayload() instanceof FindApiToken
                        || message.getPayload() instanceof GetApiTokenStatus)
                .count();
    }

    private RealtimeClient webSocket(@org.jspecify.annotations.Nullable String token) {
        RealtimeClient client = new RealtimeClient(port, token);
        open.add(client::close);
        return client;
    }

    /** All that is said, once the stream ends by itself; returns when it is open. */
    private CompletableFuture<List<String>> events(String token) {
        List<String> lines = new ArrayList<>();
        CompletableFuture<List<String>> ended = new CompletableFuture<>();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        var stream = with(token)
                .get()
                .uri("/api/v1/events")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .doOnComplete(() -> ended.complete(lines))
                .subscribe(line -> {
                    lines.add(line);
                    begun.complete(true);
                });
        open.add(stream::dispose);
        begun.completeOnTimeout(true, 1, TimeUnit.SECONDS).join();
        return ended;
    }

    private static String sent(RSocketRequester connection) {
        return String.valueOf(connection
                .route("v1.messages.send")
                .data("{\"channelId\":\"" + ROOM + "\",\"text\":\"hello\"}")
                .retrieveMono(String.class)
                .block(SOON));
    }

    private RSocketRequester rsocket(String token) {
        ByteBuf bearer = AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token.toCharArray());
        byte[] bytes = new byte[bearer.readableBytes()];
        bearer.readBytes(bytes);
        bearer.release();
        RSocketRequester connection = RSocketRequester.builder()
                .dataMimeType(MimeTypeUtils.APPLICATION_JSON)
                .setupMetadata(Unpooled.wrappedBuffer(bytes), MimeType.valueOf("message/x.rsocket.authentication.v0"))
                .tcp("localhost", rsocketPort);
        open.add(connection::dispose);
        return connection;
    }
}
