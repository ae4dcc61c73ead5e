package io.plexichat.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.kernel.RejectedException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Property
    void shouldReadBackWhatItWasMadeOf(
            @ForAll @AlphaChars String text, @ForAll long most, @ForAll long least, @ForAll long number) {
        UUID id = new UUID(most, least);

        Cursor cursor = parsed(Cursor.of(text, id, number), 3);

        assertThat(cursor.text(0)).isEqualTo(text);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(number);
    }

    @Test
    void shouldReadBackATime() {
        Instant time = Instant.parse("2026-05-01T12:00:00.123456Z");

        assertThat(parsed(Cursor.of(time), 1).time(0)).isEqualTo(time);
    }

    @Test
    void shouldBeAbsentOnTheFirstPage() {
        assertThat(Cursor.parse(null, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "a", "AAAA", "____", "YWJj", "YR9iH2M", "é"})
    void shouldRefuseWhatIsNoCursor(String text) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> parsed(text, 2).uuid(1))
                .matches(e -> e.rejection().errors().getFirst().field().equals("cursor"));
    }

    @Test
    void shouldRefuseATimeThatPostgresCannotHold() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() ->
                        parsed(Cursor.of("+1000000000-12-31T23:59:59Z"), 1).time(0));
    }

    @Test
    void shouldReadBackAConstantAndRefuseOthers() {
        assertThat(parsed(Cursor.of(Thread.State.BLOCKED), 1).constant(0, Thread.State.class))
                .isEqualTo(Thread.State.BLOCKED);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> parsed(Cursor.of("blocked"), 1).constant(0, Thread.State.class));
    }

    private static Cursor parsed(String text, int parts) {
        return Objects.requireNonNull(Cursor.parse(text, parts));
    }
}
