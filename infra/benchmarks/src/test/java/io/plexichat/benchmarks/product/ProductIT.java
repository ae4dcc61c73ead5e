package io.plexichat.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.EventStream;
import io.plexichat.plugin.client.Following;
import io.plexichat.plugin.client.LiveEvent;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SearchPage;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.plugin.client.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One conversation with the packaged product, through a kill of it. */
@Timeout(300)
class ProductIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void shouldKeepWhatWasSaidThroughAKill() throws InterruptedException {
        UUID channel;
        List<Message> said;
        long position;
        List<ProcessHandle> processes;
        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient ann = server.register("ann");
                PlexiChatClient bob = server.register("bob")) {
            assertSecondStartIsRefused();
            channel = ann.channels().create(NewChannel.of("General", ChannelKind.PUBLIC));
            bob.see(ann.position());
            bob.channels().join(bob.channels().named("general").orElseThrow().channelId());
            ann.see(bob.position());

            try (EventStream events = ann.follow(Following.after(0).only(channel))) {
                Draft draft = Draft.of("The quick brown fox jumps over the lazy dog");
                long first = ann.messages().send(channel, draft).position();
                assertThat(ann.messages().send(channel, draft).position()).isEqualTo(first);
                bob.messages().send(channel, Draft.replyTo(draft.messageId(), "Does it? \uD83E\uDD8A"));
                assertThat(texts(events, 2)).containsExactly(draft.text(), "Does it? \uD83E\uDD8A");
            }

            ann.see(bob.position());
            said = ann.messages().timeline(channel, Window.latest(), 50).items();
            assertThat(said).extracting(message -> message.author().username()).containsExactly("ann", "bob");
            assertFound(ann, "foxes jump");
            assertStreamsOverRSocket(server, channel, said);
            position = said.getLast().position();

            processes = server.tree();
            assertThat(processes).hasSizeGreaterThan(2);
            server.kill();
        }
        assertAllGone(processes);

        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient ann = PlexiChatClient.connect(server.http(), "ann", "correct horse battery staple")) {
            assertThat(ann.messages().timeline(channel, Window.after(0), 200).items())
                    .isEqualTo(said);
            assertFound(ann, "foxes jump");
            ann.messages().send(channel, "Still here");
            try (EventStream events = ann.follow(Following.after(position).only(channel))) {
                assertThat(texts(events, 1)).containsExactly("Still here");
            }

            processes = server.tree();
            long told = System.nanoTime();
            assertThat(server.terminate()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(SOON);
        }
        assertAllGone(processes);
    }

    private void assertSecondStartIsRefused() {
        try (ServerProcess second = ServerProcess.launch(
                TestProduct.packaged(), TestProduct.dataIn(directory), directory.resolve("second.log"))) {
            assertThat(second.waitFor(Duration.ofSeconds(20))).isPositive();
            assertThat(second.printed()).contains("is using it").doesNotContain("Exception");
        }
    }

    private static void assertFound(PlexiChatClient client, String words) {
        SearchPage page = client.messages().search(SearchRequest.of(words));
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.items().getFirst().highlight().toString()).contains("<em>");
    }

    private static void assertStreamsOverRSocket(ServerProcess server, UUID channel, List<Message> said) {
        try (RawHttp http = RawHttp.as(server.http(), "ann", "correct horse battery staple");
                RawRSocket socket = RawRSocket.connect(server.rsocketPort(), http.token())) {
            List<JsonNode> events = socket.stream("v1.events", Map.of("after", 0, "channels", List.of(channel)))
                    .filter(event -> event.get("type").asString().equals("message.sent"))
                    .take(said.size())
                    .collectList()
                    .blockOptional(SOON)
                    .orElseThrow();
            assertThat(events)
                    .extracting(event -> event.get("position").asLong())
                    .isEqualTo(said.stream().map(Message::position).toList());
        }
    }

    private static List<String> texts(EventStream events, int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            LiveEvent event = events.next();
            if (event.type().equals("message.sent")) {
                texts.add(event.data().get("text").asString());
            }
        }
        return texts;
    }

    private static void assertAllGone(List<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }
}
