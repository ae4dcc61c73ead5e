package io.plexichat.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.EventStream;
import io.plexichat.plugin.client.Following;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.ProblemException;
import io.plexichat.plugin.client.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** To someone who is not a member, a private channel is as if it were not there, whatever is asked and however. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class PrivateChannelIT {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String SECRET = "xylophone";
    private static final UUID UNKNOWN = UUID.randomUUID();

    private ServerProcess server;
    private PlexiChatClient ann;
    private PlexiChatClient eve;
    private RawHttp eveRaw;
    private UUID hidden;
    private UUID open;
    private UUID message;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
        server = TestProduct.start(directory);
        ann = server.register("ann");
        eve = server.register("eve");
        eveRaw = RawHttp.as(server.http(), "eve", PASSWORD);
        hidden = ann.channels().create(NewChannel.of("board of directors", ChannelKind.PRIVATE));
        open = ann.channels().create(NewChannel.of("lobby", ChannelKind.PUBLIC));
        message = ann.messages().send(hidden, "the " + SECRET + " is ours").messageId();
        eve.see(ann.position());
        eve.channels().join(open);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private record Request(
            String method, String path, @Nullable Object body) {
        Request on(UUID channel, UUID message) {
            return new Request(
                    method,
                    path.replace("{channel}", channel.toString()).replace("{message}", message.toString()),
                    body);
        }
    }

    private static List<Request> everythingInAChannel() {
        Map<String, Object> text = Map.of("text", "knock knock");
        return List.of(
                new Request("GET", "/api/v1/channels/{channel}", null),
                new Request("PATCH", "/api/v1/channels/{channel}", Map.of("name", "mine")),
                new Request("PATCH", "/api/v1/channels/{channel}", Map.of("archived", true)),
                new Request("GET", "/api/v1/channels/{channel}/members", null),
                new Request("PUT", "/api/v1/channels/{channel}/members/me", null),
                new Request("DELETE", "/api/v1/channels/{channel}/members/me", null),
                new Request("PUT", "/api/v1/channels/{channel}/members/" + UNKNOWN, null),
                new Request("DELETE", "/api/v1/channels/{channel}/members/" + UNKNOWN, null),
                new Request("POST", "/api/v1/channels/{channel}/messages", text),
                new Request("POST", "/api/v1/channels/{channel}/messages/batch", Map.of("messages", List.of(text))),
                new Request("GET", "/api/v1/channels/{channel}/messages", null),
                new Request("GET", "/api/v1/channels/{channel}/messages?around=5", null),
                new Request("PUT", "/api/v1/channels/{channel}/read", Map.of("position", 1)),
                new Request("GET", "/api/v1/messages/{message}", null),
                new Request("PATCH", "/api/v1/messages/{message}", text),
                new Request("DELETE", "/api/v1/messages/{message}", null),
                new Request("GET", "/api/v1/messages/{message}/history", null),
                new Request("PUT", "/api/v1/messages/{message}/reactions/%F0%9F%91%8D", null),
                new Request("DELETE", "/api/v1/messages/{message}/reactions/%F0%9F%91%8D", null),
                new Request("GET", "/api/v1/search?q=" + SECRET + "&channel={channel}", null),
                new Request("GET", "/api/v1/events?channels={channel}", null),
                new Request("GET", "/api/v1/events?after=0&channels={channel}", null));
    }

    @Test
    void shouldAnswerAsForAChannelThatIsNotThere() {
        for (Request request : everythingInAChannel()) {
            Request about = request.on(hidden, message);
            Request aboutNothing = request.on(UNKNOWN, UNKNOWN);
            RawHttp.Answer answer = eveRaw.call(about.method(), about.path(), about.body());
            RawHttp.Answer none = eveRaw.call(aboutNothing.method(), aboutNothing.path(), aboutNothing.body());

            assertThat(answer.status()).as(request.toString()).isEqualTo(404);
            assertThat(answer.code())
                    .as(request.toString())
                    .isEqualTo(none.code())
                    .endsWith("not-found");
            assertThat(answer.body().toString()).doesNotContain(SECRET).doesNotContain("board of directors");
        }
    }

    @Test
    void shouldNeitherListNorFindIt() {
        assertThat(eve.channels().list(null).items())
                .extracting(channel -> channel.channelId())
                .contains(open)
                .doesNotContain(hidden);
        assertThat(eve.channels().named("board of directors")).isEmpty();
        eve.see(ann.position());
        assertThat(eve.messages().search(SearchRequest.of(SECRET)).total()).isZero();
        assertThat(eve.messages().search(SearchRequest.of(SECRET)).items()).isEmpty();
        assertThat(ann.messages().search(SearchRequest.of(SECRET)).total()).isEqualTo(1);
    }

    @Test
    void shouldNotReplyToWhatIsInIt() {
        RawHttp.Answer answer = eveRaw.call(
                "POST",
                "/api/v1/channels/" + open + "/messages",
                Map.of("text", "is it?", "replyTo", message.toString()));
        RawHttp.Answer none = eveRaw.call(
                "POST",
                "/api/v1/channels/" + open + "/messages",
                Map.of("text", "is it?", "replyTo", UNKNOWN.toString()));

        assertThat(answer.status()).isEqualTo(none.status()).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(none.code());
    }

    @Test
    void shouldStreamNothingOfIt() {
        long start = ann.position();
        eve.see(start);
        try (EventStream events = eve.follow(Following.after(0))) {
            ann.messages().send(hidden, "more " + SECRET);
            ann.messages().react(message, "\uD83D\uDC4D");
            UUID marker = ann.messages().send(open, "hello eve").messageId();
            while (true) {
                var event = events.next();
                assertThat(event.channelId()).isNotEqualTo(hidden);
                assertThat(event.data().toString()).doesNotContain(SECRET);
                if (event.data().path("messageId").asString("").equals(marker.toString())) {
                    return;
                }
            }
        }
    }

    @Test
    void shouldNotAnswerOverRSocketEither() {
        try (RawRSocket socket = RawRSocket.connect(server.rsocketPort(), eveRaw.token())) {
            assertThatThrownBy(() -> socket.stream(
                                    "v1.events", Map.of("after", 0, "channels", List.of(hidden.toString())))
                            .blockFirst(Duration.ofSeconds(10)))
                    .hasMessageContaining("channel.not-found");
            assertThatThrownBy(() -> socket.request(
                                    "v1.messages.send", Map.of("channelId", hidden.toString(), "text", "knock knock"))
                            .block(Duration.ofSeconds(10)))
                    .hasMessageContaining("channel.not-found");
            UUID marker = ann.messages().send(open, "hello again").messageId();
            assertThat(socket.stream("v1.events", Map.of("after", 0))
                            .takeUntil(event -> event.path("data")
                                    .path("messageId")
                                    .asString("")
                                    .equals(marker.toString()))
                            .collectList()
                            .block(Duration.ofSeconds(15)))
                    .noneMatch(event -> event.toString().contains(SECRET)
                            || event.path("channelId").asString("").equals(hidden.toString()));
        }
    }

    @Test
    void shouldCloseToAMemberWhoIsRemoved() {
        PlexiChatClient mallory = server.register("mallory");
        UUID account = mallory.me().accountId();
        ann.channels().addMember(hidden, account);
        mallory.see(ann.position());
        assertThat(mallory.messages().get(message).text()).contains(SECRET);
        try (EventStream events = mallory.follow(Following.after(ann.position()))) {
            ann.channels().removeMember(hidden, account);
            ann.messages().send(hidden, "now without mallory, the " + SECRET);
            mallory.see(ann.position());

            assertThatThrownBy(() -> mallory.messages().get(message))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.status()).isEqualTo(404));
            assertThat(mallory.messages().search(SearchRequest.of(SECRET)).total())
                    .isZero();
            mallory.channels().join(open);
            ann.see(mallory.position());
            UUID marker = ann.messages().send(open, "bye").messageId();
            while (true) {
                var event = events.next();
                assertThat(event.data().toString()).doesNotContain("now without mallory");
                if (event.data().path("messageId").asString("").equals(marker.toString())) {
                    return;
                }
            }
        }
    }

    @Test
    void shouldWantToKnowWhoAsks() {
        try (RawHttp nobody = RawHttp.asNobody(server.http())) {
            assertThat(nobody.call("GET", "/api/v1/channels/" + hidden, null).status())
                    .isEqualTo(401);
        }
        assertThatThrownBy(
                        () -> RawRSocket.connect(server.rsocketPort(), "forged").stream("v1.events", Map.of("after", 0))
                                .blockFirst(Duration.ofSeconds(10)))
                .isInstanceOf(RuntimeException.class);
    }
}
