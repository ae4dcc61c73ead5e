package io.plexichat.standalone.irc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of one day.
 *
 * @param name as the person who gave it knows it
 * @param path where its bytes are, possibly packed
 */
record LogFile(String name, LocalDate date, Path path) {
    static final Comparator<LogFile> OLDEST_FIRST =
            Comparator.comparing(LogFile::date).thenComparing(LogFile::name);

    private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");

    /** The day in a file name, {@code YYYY-MM-DD}. */
    static Optional<LocalDate> dateIn(String fileName) {
        Matcher matcher = DATE.matcher(fileName);
        try {
            return matcher.find()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3))))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    InputStream open() throws IOException {
        return Packing.open(path);
    }
}
