package io.plexichat.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class InstantReaderTest {
    private static final JsonMapper MAPPER = KernelJson.builder().build();
    private static final JsonMapper USUAL = JsonMapper.builder().build();

    @Property
    void shouldReadWhatIsWritten(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        for (int precision : new int[] {1, 1_000, 1_000_000, 1_000_000_000}) {
            Instant time = Instant.ofEpochSecond(second, nanos / precision * (long) precision);
            assertThat(InstantReader.read(time.toString())).isEqualTo(time);
            assertThat(MAPPER.readValue(MAPPER.writeValueAsString(time), Instant.class))
                    .isEqualTo(time);
        }
    }

    @Property
    void shouldReadWhatIsAlmostATimeAsItWasRead(
            @ForAll @IntRange(max = 29) int place, @ForAll @StringLength(1) String other) {
        String time = "2024-02-29T23:59:59.123456789Z";
        assertSame("\"" + time.substring(0, place) + other.replace('"', '0').replace('\\', '0')
                + time.substring(place + 1) + "\"");
    }

    @Example
    void shouldReadOtherFormsAsTheyWereRead() {
        for (String text : new String[] {
            "\"2026-02-29T00:00:00Z\"",
            "\"2026-01-01T24:00:00Z\"",
            "\"2026-01-01T00:00:00.Z\"",
            "\"2026-01-01T00:00:00+02:00\"",
            "\"2026-01-01T00:00:00.5Z\"",
            "\"2026-01-01T00:00Z\"",
            "\"+12026-01-01T00:00:00Z\"",
            "1767225600",
            "1767225600.5",
            "\"\"",
            "null"
        }) {
            assertSame(text);
        }
    }

    private static void assertSame(String json) {
        Instant expected;
        try {
            expected = USUAL.readValue(json, Instant.class);
        } catch (JacksonException e) {
            assertThatThrownBy(() -> MAPPER.readValue(json, Instant.class)).isInstanceOf(JacksonException.class);
            return;
        }
        assertThat(MAPPER.readValue(json, Instant.class)).isEqualTo(expected);
    }
}
