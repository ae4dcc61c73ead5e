package io.plexichat.standalone.projections;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Lines that are drawn over the last ones on a terminal, and follow them elsewhere. */
final class Screen {
    private final PrintWriter out;
    private final boolean terminal;
    private int drawn;

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Screen of(PrintWriter out) {
        return new Screen(
                out,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    boolean isTerminal() {
        return terminal;
    }

    void show(List<String> lines) {
        if (terminal && drawn > 0) {
            // Up to the first line, and away with all from there on.
            out.print("\u001b[" + drawn + "A\u001b[J");
        }
        lines.forEach(out::println);
        out.flush();
        drawn = lines.size();
    }
}
