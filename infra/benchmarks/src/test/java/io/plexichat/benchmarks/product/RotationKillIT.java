package io.plexichat.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.benchmarks.irc.TimelineCheck;
import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.KeyRing;
import io.plexichat.plugin.client.KeyRing.Generation;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A kill in the middle of a rotation of the keys loses nothing, and the next start finishes the rotation. */
@Timeout(300)
class RotationKillIT {
    private static final int AUTHORS = 20;

    /** Each is a key of its own for each author. One batch of them is sent at a time. */
    private static final int MONTHS = 400;

    private static final YearMonth FIRST_MONTH = YearMonth.of(1970, 1);

    /** Two batches: the kill comes before they are done. */
    private static final int ENOUGH_LEFT = 2_000;

    private static final int MOST_ROTATIONS = 5;
    private static final Duration LONGEST_ROTATION = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private record Said(String username, String displayName, String text) {
        static Said by(String name, String text) {
            return new Said(name, "The " + name, text);
        }

        static Said of(Message message) {
            return new Said(message.author().username(), message.author().displayName(), message.text());
        }
    }

    @Test
    void shouldFinishTheRotationAndOpenEverything() throws Exception {
        UUID history;
        UUID talk;
        List<Said> imported = new ArrayList<>();
        Talk said;
        int rotations;
        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient admin = server.admin();
                RawHttp http = RawHttp.as(server.http(), Product.ADMIN, Product.ADMIN_PASSWORD)) {
            history = admin.channels().create(NewChannel.of("History", ChannelKind.PUBLIC));
            talk = admin.channels().create(NewChannel.of("Talk", ChannelKind.PUBLIC));
            for (int author = 0; author < AUTHORS; author++) {
                imported.addAll(importMonths(http, history, "author" + author));
            }
            long keys = admin.keys().list().keys();
            assertThat(keys).isGreaterThan(AUTHORS * MONTHS);

            said = new Talk(http, talk);
            CompletableFuture<Void> talking = CompletableFuture.runAsync(said);
            rotations = rotateUntilInTheMiddle(admin, keys, said);
            said.serverWillEnd = true;
            server.kill();
            talking.join();
            assertThat(server.printed().split("Rotated the keys", -1)).hasSize(rotations);
        }
        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient admin = server.admin()) {
            List<Generation> generations = awaitRotated(admin).items();
            assertThat(generations).hasSize(rotations + 1);
            assertThat(generations.getFirst().state()).isEqualTo("current");
            assertThat(generations.subList(1, generations.size()))
                    .allSatisfy(generation -> assertThat(generation.state()).isEqualTo("retired"))
                    .allSatisfy(generation -> assertThat(generation.keys()).isZero());
            admin.messages().send(talk, "Rotated");
            assertThat(server.terminate()).isZero();
        }

        // With nothing in memory that an older generation unwrapped.
        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient admin = server.admin()) {
            admin.see(said.lastPosition);
            assertThat(read(admin, history)).isEqualTo(imported);
            List<Said> talked = read(admin, talk);
            assertThat(talked.getLast().text()).isEqualTo("Rotated");
            // The one that the kill left without an answer may be there too.
            assertThat(talked)
                    .startsWith(said.acknowledged.toArray(Said[]::new))
                    .hasSizeBetween(said.acknowledged.size() + 1, said.acknowledged.size() + 2);
        }
    }

    private static List<Said> importMonths(RawHttp http, UUID channel, String author) {
        List<Said> said = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            String text = "Month %d of %s".formatted(month, author);
            said.add(Said.by(author, text));
            messages.add(message(author, text, FIRST_MONTH.plusMonths(month)));
        }
        assertThat(sendBatch(http, channel, messages).status()).isEqualTo(201);
        return said;
    }

    private static Map<String, Object> message(String author, String text, YearMonth month) {
        return Map.of(
                "author",
                author,
                "displayName",
                "The " + author,
                "text",
                text,
                "sentAt",
                month.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static RawHttp.Answer sendBatch(RawHttp http, UUID channel, List<Map<String, Object>> messages) {
        return http.call("POST", "/api/v1/channels/" + channel + "/messages/batch", Map.of("messages", messages));
    }

    /**
     * A rotation that is over before it was seen in its middle is followed by another.
     *
     * @return how many were begun; some keys are wrapped again by the last one, and some are not, and messages were sent since it began
     */
    private static int rotateUntilInTheMiddle(PlexiChatClient admin, long keys, Talk said) {
        for (int rotations = 1; rotations <= MOST_ROTATIONS; rotations++) {
            UUID _ = admin.keys().rotate();
            int before = said.count;
            KeyRing ring = admin.keys().list();
            // The first message after it may have been sent before.
            while (ring.items().size() == rotations || ring.remaining() >= keys || said.count < before + 2) {
                ring = admin.keys().list();
            }
            if (ring.remaining() > ENOUGH_LEFT) {
                return rotations;
            }
            KeyRing _ = awaitRotated(admin);
        }
        throw new AssertionError("Expected to see a rotation in its middle.");
    }

    private static KeyRing awaitRotated(PlexiChatClient admin) {
        long deadline = System.nanoTime() + LONGEST_ROTATION.toNanos();
        KeyRing ring = admin.keys().list();
        while (ring.items().stream().anyMatch(generation -> generation.state().equals("retiring"))) {
            assertThat(System.nanoTime()).as("time of the rotation").isLessThan(deadline);
            ring = admin.keys().list();
        }
        assertThat(ring.remaining()).isZero();
        return ring;
    }

    private static List<Said> read(PlexiChatClient client, UUID channel) {
        return TimelineCheck.readAll(client, channel).stream().map(Said::of).toList();
    }

    /** Sends one message after the other, each by an author who was not there before, so that each makes keys. */
    private static final class Talk implements Runnable {
        private final RawHttp http;
        private final UUID channel;
        private final List<Said> acknowledged = new ArrayList<>();
        private long lastPosition;
        private volatile int count;
        private volatile boolean serverWillEnd;

        Talk(RawHttp http, UUID channel) {
            this.http = http;
            this.channel = channel;
        }

        @Override
        public void run() {
            while (true) {
                String author = "newcomer" + acknowledged.size();
                RawHttp.Answer answer;
                try {
                    answer = sendBatch(
                            http, channel, List.of(message(author, "Hello from " + author, YearMonth.of(2026, 1))));
                } catch (IllegalStateException lost) {
                    assertThat(serverWillEnd).as("the server is about to end").isTrue();
                    return;
                }
                assertThat(answer.status()).as(answer.code()).isEqualTo(201);
                JsonNode sent = answer.body().get("results").get(0);
                lastPosition = sent.get("position").asLong();
                acknowledged.add(Said.by(author, "Hello from " + author));
                count = acknowledged.size();
            }
        }
    }
}
