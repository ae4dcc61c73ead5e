package io.plexichat.standalone.irc;

import io.plexichat.standalone.terminal.ProgressBar;
import java.time.Duration;
import java.util.Locale;

/** What an import did, for the person who started it. */
record ImportSummary(String channel, int files, int passedOver, LogCounts counts, ImportTally tally, Duration took) {

    String complete() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Imported %,d %s into %s in %s (%,.0f messages/s).",
                files,
                files == 1 ? "file" : "files",
                channel,
                ProgressBar.spoken(took),
                tally.messages() / Math.max(took.toMillis() / 1000.0, 0.001));
        line(text, "  messages             %,9d new, %,d already there", tally.fresh(), tally.known());
        line(text, "  joins and leaves     %,9d new, %,d in the logs", tally.memberships(), counts.memberships);
        line(text, "  lines ignored        %,9d", counts.ignoredLines);
        line(text, "  read as Windows-1252 %,9d", counts.windows1252Lines);
        line(text, "  blank texts          %,9d", counts.blankTexts);
        if (counts.splitLines > 0) {
            line(text, "  lines split          %,9d", counts.splitLines);
        }
        if (passedOver > 0) {
            line(text, "  files without a date %,9d passed over", passedOver);
        }
        return text.toString();
    }

    /** After an import that did not get to its end. */
    String partial() {
        return String.format(
                Locale.ROOT,
                "So far %,d messages are imported (%,d new, %,d already there). Run the same command again to complete it.",
                tally.messages(),
                tally.fresh(),
                tally.known());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
