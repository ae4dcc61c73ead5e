package io.plexichat.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageIdTest {
    private static final Instant TIME = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void shouldSortByItsTime() {
        MessageId id = MessageId.madeAt(TIME);

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
        assertThat(Stream.of(id, MessageId.madeAt(TIME.plusMillis(1)), MessageId.madeAt(TIME.plusSeconds(9)))
                        .map(MessageId::toString))
                .isSorted();
    }

    @Test
    void shouldDifferAtTheSameTime() {
        assertThat(MessageId.madeAt(TIME)).isNotEqualTo(MessageId.madeAt(TIME));
    }
}
