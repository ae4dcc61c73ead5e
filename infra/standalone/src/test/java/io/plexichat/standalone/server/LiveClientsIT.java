package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.plugin.client.Acknowledgement;
import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.ClientSettings;
import io.plexichat.plugin.client.Credentials;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.Following;
import io.plexichat.plugin.client.LiveConnection;
import io.plexichat.plugin.client.LiveEvent;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients before a real server, with their connections cut on the way: each event once and in order, each message once. */
class LiveClientsIT {
    private static final int MESSAGES = 60;
    private static final long SEED = 5;

    @TempDir
    private static Path data = Path.of("");

    private static final PlexiChatServer SERVER = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        SERVER.start(TestServerSettings.of(data));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "events"})
    void shouldLoseAndRepeatNothingInJavaScript(String transport) throws Exception {
        Path program = Path.of(System.getProperty("plexichat.root"), "api-gateway/src/test/js/end-to-end.js");
        // Without the option Node has WebSockets from 22 on.
        Process node = new ProcessBuilder(
                        node().toString(),
                        "--experimental-websocket",
                        program.toString(),
                        SERVER.http().toString(),
                        transport,
                        Long.toString(SEED))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(node.waitFor()).as(said).isZero();
            assertThat(said).contains("50 messages over " + transport).doesNotContain(" 0 connections cut");
        } finally {
            node.destroyForcibly();
        }
    }

    @Test
    void shouldLoseAndRepeatNothingInJava() throws Exception {
        BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();
        List<String> texts = new ArrayList<>();
        List<Long> acknowledged = new ArrayList<>();
        UUID channel;
        List<Message> timeline;
        try (CuttingProxy proxy = new CuttingProxy(SERVER.http(), SEED);
                PlexiChatClient ada = client(proxy, "ada");
                PlexiChatClient grace = client(proxy, "grace")) {
            channel = ada.channels().create(NewChannel.of("cut", ChannelKind.PUBLIC));
            grace.channels().join(channel);
            Following following = Following.after(ada.position()).only(channel);
            try (LiveConnection hearing = grace.live(following, events::add);
                    LiveConnection speaking = ada.live(following, _ -> {}, 8)) {
                proxy.cut(0.05);
                List<CompletableFuture<Acknowledgement>> sent = new ArrayList<>();
                for (int i = 0; i < MESSAGES; i++) {
                    texts.add("message " + i);
                    sent.add(speaking.send(channel, Draft.of("message " + i)));
                    if (i % 20 == 19) {
                        proxy.cutAll();
                    }
                }
                for (CompletableFuture<Acknowledgement> one : sent) {
                    acknowledged.add(one.get(60, TimeUnit.SECONDS).position());
                }
                proxy.cut(0);
                proxy.cutAll();
                List<LiveEvent> heard = new ArrayList<>();
                while (heard.stream().filter(LiveClientsIT::isMessage).count() < MESSAGES) {
                    LiveEvent next = events.poll(60, TimeUnit.SECONDS);
                    assertThat(next)
                            .as("what comes after " + heard.size() + " events")
                            .isNotNull();
                    if (next.position() != null) {
                        heard.add(next);
                    }
                }
                assertThat(heard).extracting(LiveEvent::position).isSorted().doesNotHaveDuplicates();
                assertThat(heard.stream().filter(LiveClientsIT::isMessage).map(LiveEvent::position))
                        .containsExactlyElementsOf(acknowledged);
                assertThat(hearing.position()).isPresent();
            }
            timeline = ada.messages().timeline(channel, Window.latest(), 200).items();
        }
        assertThat(timeline).extracting(Message::text).isEqualTo(texts);
    }

    private static boolean isMessage(LiveEvent event) {
        return event.type().equals("message.sent");
    }

    private static PlexiChatClient client(CuttingProxy proxy, String name) {
        return PlexiChatClient.register(
                ClientSettings.of(proxy.address()).retryingFor(Duration.ofMinutes(1)),
                new Credentials(name, Api.PASSWORD));
    }

    /** Skips the test where there is none, except on the build server, where there must be one. */
    private static Path node() throws IOException {
        List<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .toList();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeFalse(found.isEmpty(), "Node is not installed (Debian: apt-get install nodejs).");
        }
        assertThat(found).as("Node, which .ci/run installs").isNotEmpty();
        return found.getFirst();
    }
}
