package io.plexichat.plugin.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlexiChatClientTest {
    private static final UUID CHANNEL = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final String ME =
            "{\"accountId\":\"%s\",\"username\":\"bot\",\"displayName\":\"Bot\",\"roles\":[\"bot\"],\"new\":1}"
                    .formatted(CHANNEL);

    private FakeServer server;
    private PlexiChatClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = server.client();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String sent(UUID messageId, long position) {
        return "{\"messageId\":\"%s\",\"channelId\":\"%s\",\"position\":%d,\"sentAt\":\"2026-01-01T00:00:00Z\"}"
                .formatted(messageId, CHANNEL, position);
    }

    @Nested
    class Sessions {
        @Test
        void shouldLogInOnceAndCarryTheToken() {
            server.then(200, ME).then(200, ME);

            assertThat(client.me().mayImport()).isTrue();
            client.me();

            assertThat(server.sessions()).singleElement().satisfies(login -> {
                assertThat(login.path()).isEqualTo("/api/v1/sessions");
                assertThat(login.body()).isEqualTo("{\"username\":\"bot\",\"password\":\"secret\"}");
                assertThat(login.header("Authorization")).isNull();
            });
            assertThat(server.asked())
                    .allSatisfy(
                            asked -> assertThat(asked.header("Authorization")).isEqualTo("Bearer a1"));
        }

        @Test
        void shouldRefreshBeforeTheTokenExpires() throws InterruptedException {
            server.expiresIn = 1;
            server.then(401, "{}").then(200, ME);
            client.me(); // takes a token that lives for a second
            Thread.sleep(600);
            server.then(200, ME);

            client.me();

            assertThat(server.sessions())
                    .extracting(FakeServer.Asked::path)
                    .endsWith("/api/v1/sessions/refresh", "/api/v1/sessions/refresh");
            assertThat(server.sessions().getLast().body()).isEqualTo("{\"refreshToken\":\"r2\"}");
            assertThat(server.asked().getLast().header("Authorization")).isEqualTo("Bearer a3");
        }

        @Test
        void shouldRenewARefusedTokenAndAskAgain() {
            server.then(401, "{\"code\":\"request.unauthenticated\"}").then(200, ME);

            client.me();

            assertThat(server.asked())
                    .extracting(asked -> asked.header("Authorization"))
                    .containsExactly("Bearer a1", "Bearer a2");
        }

        @Test
        void shouldLogInAgainWhenTheRefreshIsRefused() {
            server.refusesRefresh = true;
            server.then(401, "{\"code\":\"session.ended\"}").then(200, ME);

            client.me();

            assertThat(server.sessions())
                    .extracting(FakeServer.Asked::path)
                    .containsExactly("/api/v1/sessions", "/api/v1/sessions/refresh", "/api/v1/sessions");
        }

        @Test
        void shouldGiveUpAfterOneRenewal() {
            server.then(401, "{\"code\":\"session.ended\"}").then(401, "{\"code\":\"session.ended\"}");

            assertThat(catchThrowableOfType(ProblemException.class, client::me).status())
                    .isEqualTo(401);
        }

        @Test
        void shouldFailAtOnceWhenNobodyListens() {
            URI nobody = server.address();
            server.close();

            long start = System.nanoTime();
            assertThatThrownBy(() -> PlexiChatClient.connect(nobody, "bot", "secret"))
                    .isInstanceOf(ServerUnreachableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Nested
    class Problem {
        @Test
        void shouldTellStatusCodeDetailAndFields() {
            server.then(400, """
                    {"status":400,"title":"Bad Request","code":"request.invalid","detail":"Expected valid input.",
                     "errors":[{"field":"text","code":"too-long","message":"Expected less."}]}""");

            ProblemException problem = catchThrowableOfType(
                    ProblemException.class, () -> client.messages().send(CHANNEL, "x"));

            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("request.invalid");
            assertThat(problem.detail()).isEqualTo("Expected valid input.");
            assertThat(problem.errors()).containsExactly(new FieldError("text", "too-long", "Expected less."));
            assertThat(server.asked()).hasSize(1);
        }

        @Test
        void shouldMakeDoWithTheAnswerOfAProxy() {
            server.then(502, "<html>Bad gateway</html>");

            ProblemException problem = catchThrowableOfType(ProblemException.class, () -> client.me());

            assertThat(problem.code()).isEqualTo("unknown");
        }
    }

    @Nested
    class Retry {
        @Test
        void shouldSendAgainWithTheSameIdWhenBusyOrLost() {
            Draft draft = Draft.of("hello");
            server.then(503, "{\"code\":\"log.unavailable\"}", "Retry-After", "1")
                    .thenBreak()
                    .then(201, sent(draft.messageId(), 7), "Plexichat-Position", "7");

            long start = System.nanoTime();
            assertThat(client.messages().send(CHANNEL, draft).position()).isEqualTo(7);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
            assertThat(server.asked())
                    .hasSize(3)
                    .extracting(FakeServer.Asked::body)
                    .containsOnly(server.asked().getFirst().body());
        }

        @Test
        void shouldNotCreateAgainWhenItMayHaveHappened() {
            server.thenBreak();

            assertThatThrownBy(() -> client.channels().create(NewChannel.of("general", ChannelKind.PUBLIC)))
                    .isInstanceOf(ServerUnreachableException.class);
            assertThat(server.asked()).hasSize(1);
        }

        @Test
        void shouldGiveUpWhenTheBudgetIsUsedUp() {
            server.then(503, "{\"code\":\"server.busy\"}", "Retry-After", "60");

            assertThat(catchThrowableOfType(ProblemException.class, client::me).retryAfter())
                    .contains(Duration.ofSeconds(60));
        }
    }

    @Nested
    class Position {
        @Test
        void shouldReadItsOwnWrites() {
            server.then(201, sent(CHANNEL, 41), "Plexichat-Position", "41")
                    .then(200, "{\"items\":[],\"hasMore\":false}")
                    .then(200, "{\"items\":[],\"hasMore\":false}");

            client.messages().send(CHANNEL, "x");
            client.messages().timeline(CHANNEL, Window.before(12), 200);
            client.see(99);
            client.messages().timeline(CHANNEL, Window.latest(), 50);

            assertThat(server.asked())
                    .extracting(asked -> asked.header("Plexichat-Min-Position"))
                    .containsExactly(null, "41", "99");
            assertThat(server.asked().get(1).path())
                    .isEqualTo("/api/v1/channels/" + CHANNEL + "/messages?before=12&limit=200");
        }
    }

    @Nested
    class Calls {
        @Test
        void shouldSearchInTheOrderAskedFor() {
            String empty = "{\"items\":[],\"total\":0}";
            server.then(200, empty).then(200, empty);

            client.messages().search(SearchRequest.of("from:ann \"a b\""));
            client.messages()
                    .search(SearchRequest.of("ham")
                            .orderedBy(SearchOrder.RELEVANCE)
                            .limitedTo(10));

            assertThat(server.asked())
                    .extracting(FakeServer.Asked::path)
                    .containsExactly(
                            "/api/v1/search?q=from%3Aann%20%22a%20b%22",
                            "/api/v1/search?q=ham&sort=relevance&limit=10");
        }

        @Test
        void shouldPageThroughMentions() {
            server.then(
                            200,
                            "{\"items\":[{\"message\":{\"text\":\"@bot, hello\"},\"unread\":true}],\"cursor\":\"next\"}")
                    .then(200, "{\"items\":[]}");

            Page<Mention> page = client.messages().mentions(null);

            assertThat(page.items()).allMatch(Mention::unread).hasSize(1);
            assertThat(client.messages().mentions(page.cursor()).cursor()).isNull();
            assertThat(server.asked())
                    .extracting(FakeServer.Asked::path)
                    .containsExactly("/api/v1/me/mentions", "/api/v1/me/mentions?cursor=next");
        }

        @Test
        void shouldSendABatchAndTellResultsInOrder() {
            UUID one = UUID.randomUUID();
            UUID two = UUID.randomUUID();
            MessageBatch batch = new MessageBatch();
            batch.add(
                    Draft.imported(one, "ann", "Ann", "a \"quoted\" text", Instant.parse("2004-12-25T09:14:00.001Z")));
            batch.add(Draft.replyTo(one, "yes"));
            server.then(201, "{\"results\":[" + sent(one, 1) + "," + sent(two, 2) + "]}");

            assertThat(client.messages().send(CHANNEL, batch))
                    .extracting(SentMessage::messageId)
                    .containsExactly(one, two);
            assertThat(server.asked().getFirst().body())
                    .startsWith("{\"messages\":[{\"messageId\":\"" + one + "\"")
                    .contains("\"sentAt\":\"2004-12-25T09:14:00.001Z\"")
                    .contains("\"replyTo\":\"" + one + "\"")
                    .doesNotContain("null");
        }

        @Test
        void shouldBringInMembership() {
            server.thenBreak().then(200, "{\"applied\":1}");

            int applied = client.channels()
                    .importMembership(
                            CHANNEL,
                            List.of(new MembershipChange("ann", "Ann", MembershipChange.Kind.JOINED, Instant.EPOCH)));

            assertThat(applied).isEqualTo(1);
            assertThat(server.asked().getLast().body())
                    .isEqualTo(
                            "{\"changes\":[{\"username\":\"ann\",\"displayName\":\"Ann\",\"change\":\"joined\",\"at\":\"1970-01-01T00:00:00Z\"}]}");
        }

        @Test
        void shouldFindAChannelByName() {
            server.then(
                            200,
                            "{\"items\":[{\"channelId\":\"%s\",\"name\":\"a b\",\"kind\":\"public\"}]}"
                                    .formatted(CHANNEL))
                    .then(200, "{\"items\":[]}");

            assertThat(client.channels().named("A b")).map(Channel::channelId).contains(CHANNEL);
            assertThat(client.channels().named("other")).isEmpty();
            assertThat(server.asked().getFirst().path()).contains("name=A%20b");
        }
    }
}
