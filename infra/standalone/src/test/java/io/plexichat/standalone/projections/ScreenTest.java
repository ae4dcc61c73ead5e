package io.plexichat.standalone.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter out = new StringWriter();

    @Test
    void shouldDrawOverWhatItDrewLast() {
        Screen screen = new Screen(new PrintWriter(out), true);

        screen.show(List.of("a", "b", "c"));
        screen.show(List.of("d"));
        screen.show(List.of("e"));

        assertThat(out.toString()).isEqualTo("a\nb\nc\n\u001b[3A\u001b[Jd\n\u001b[1A\u001b[Je\n");
    }

    @Test
    void shouldOnlyWriteLinesWhereThereIsNoTerminal() {
        Screen screen = new Screen(new PrintWriter(out), false);

        screen.show(List.of("a"));
        screen.show(List.of("b"));

        assertThat(out.toString()).isEqualTo("a\nb\n");
    }
}
