package io.plexichat.eventstore;

import java.util.Optional;

/** What a {@link CrashLoad} was told by its store. One line each, so that a kill leaves all but the last. */
sealed interface Report {

    /** The end of a line that was not cut. */
    String END = ".";

    record Acknowledged(String unit, PositionRange range) implements Report {}

    /** As a conflict, or as certainly not appended. */
    record Refused(String unit) implements Report {}

    record Unknown(String unit) implements Report {}

    /** A live stream gave it; every reader must get one position after the other. */
    record Seen(String reader, long position, String text) implements Report {}

    default String line() {
        String words = switch (this) {
            case Acknowledged(String unit, PositionRange range) ->
                "acknowledged " + unit + " " + range.first() + " " + range.last();
            case Refused(String unit) -> "refused " + unit;
            case Unknown(String unit) -> "unknown " + unit;
            case Seen(String reader, long position, String text) -> "seen " + reader + " " + position + " " + text;
        };
        return words + " " + END;
    }

    /** Empty for other output, and for a line that was cut. */
    static Optional<Report> parse(String line) {
        String[] words = line.split(" ");
        if (!words[words.length - 1].equals(END)) {
            return Optional.empty();
        }
        return switch (words[0]) {
            case "acknowledged" ->
                Optional.of(new Acknowledged(
                        words[1], new PositionRange(Long.parseLong(words[2]), Long.parseLong(words[3]))));
            case "refused" -> Optional.of(new Refused(words[1]));
            case "unknown" -> Optional.of(new Unknown(words[1]));
            case "seen" -> Optional.of(new Seen(words[1], Long.parseLong(words[2]), words[3]));
            default -> Optional.empty();
        };
    }
}
