package io.plexichat.standalone.rebuild;

import java.util.List;
import java.util.Optional;

/** What a process says that a table of a generation holds. */
record RebuiltTable(String model, int generation, String table, long rows, String digest) {
    private static final String PREFIX = "holds";

    String line() {
        return String.join(" ", PREFIX, model, Integer.toString(generation), table, Long.toString(rows), digest);
    }

    static Optional<RebuiltTable> parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return words.size() == 6 && words.getFirst().equals(PREFIX)
                ? Optional.of(new RebuiltTable(
                        words.get(1),
                        Integer.parseInt(words.get(2)),
                        words.get(3),
                        Long.parseLong(words.get(4)),
                        words.get(5)))
                : Optional.empty();
    }

    /** Without the generation: the same in all of them. */
    String content() {
        return String.join(" ", model, table, Long.toString(rows), digest);
    }
}
