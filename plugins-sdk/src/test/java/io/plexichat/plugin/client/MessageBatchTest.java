package io.plexichat.plugin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;

class MessageBatchTest {
    @Property(tries = 50)
    void shouldKeepEveryMessageInOrderAndWithinBounds(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 10_000) Integer> lengths) {
        List<String> texts = lengths.stream()
                .map("\u0001\u00e9x"::repeat)
                .map(t -> t.substring(0, t.length() / 3))
                .toList();
        List<MessageBatch> batches = new ArrayList<>(List.of(new MessageBatch()));
        for (String text : texts) {
            Draft draft = Draft.of(text.isEmpty() ? "x" : text);
            if (!batches.getLast().add(draft)) {
                batches.add(new MessageBatch());
                assertThat(batches.getLast().add(draft)).isTrue();
            }
        }

        List<String> read = new ArrayList<>();
        for (MessageBatch batch : batches) {
            assertThat(batch.toJson().length).isLessThanOrEqualTo(MessageBatch.MOST_BYTES);
            JsonNode messages = Json.MAPPER.readTree(batch.toJson()).get("messages");
            assertThat(messages.size()).isEqualTo(batch.size());
            messages.forEach(message -> read.add(message.get("text").asString()));
        }
        assertThat(read)
                .isEqualTo(texts.stream().map(t -> t.isEmpty() ? "x" : t).toList());
    }

    @org.junit.jupiter.api.Test
    void shouldHoldNoMoreThanAServerTakes() {
        MessageBatch batch = new MessageBatch();
        for (int i = 0; i < MessageBatch.MOST_MESSAGES; i++) {
            assertThat(batch.add(Draft.imported(UUID.randomUUID(), "a", "A", "x", java.time.Instant.EPOCH)))
                    .isTrue();
        }
        assertThat(batch.add(Draft.of("one too many"))).isFalse();
    }
}
