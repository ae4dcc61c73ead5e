package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
    private static final UUID CHANNEL = UUID.fromString("6f2d1c1e-6c1c-4b53-9d5e-0a3b7f0f9c11");

    private final MessageIds ids = new MessageIds(CHANNEL);

    private static MessageIds.Place place(String date, long lineNumber, String line, int part) {
        return new MessageIds.Place(
                LocalDate.parse(date),
                lineNumber,
                MessageIds.LineDigest.of(line.getBytes(StandardCharsets.UTF_8)),
                part);
    }

    @Test
    void shouldBeTheSameForever() {
        UUID id = ids.of(place("2004-12-25", 7, "[09:14] <a> hi", 0));

        assertThat(id).isEqualTo(UUID.fromString("01010785-bc07-8ac3-9472-d5f8bd18ccb5"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void shouldSortByDayAndLine() {
        assertThat(Stream.of(
                                place("2004-12-25", 7, "c", 0),
                                place("2004-12-25", 8, "b", 0),
                                place("2004-12-26", 1, "a", 0))
                        .map(ids::of)
                        .map(UUID::toString))
                .isSorted();
    }

    @Test
    void shouldDifferWhenAnythingDiffers() {
        String line = "[09:14] <a> hi";
        assertThat(Stream.of(
                        ids.of(place("2004-12-25", 7, line, 0)),
                        ids.of(place("2004-12-26", 7, line, 0)),
                        ids.of(place("2004-12-25", 8, line, 0)),
                        ids.of(place("2004-12-25", 7, line, 1)),
                        ids.of(place("2004-12-25", 7, "[09:14] <a> ho", 0)),
                        new MessageIds(new UUID(0, 1)).of(place("2004-12-25", 7, line, 0))))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNotDependOnWhatWasAskedBefore() {
        MessageIds.Place place = place("2004-12-25", 7, "x", 0);

        assertThat(ids.of(place)).isEqualTo(ids.of(place)).isEqualTo(new MessageIds(CHANNEL).of(place));
    }
}
