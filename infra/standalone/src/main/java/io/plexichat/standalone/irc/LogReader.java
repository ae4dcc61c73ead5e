package io.plexichat.standalone.irc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a log from its first line to its last. */
final class LogReader {
    private static final int LONGEST_TEXT = 10_000;
    private static final String BLANK = " ";

    private final LogCounts counts;
    private final LineDecoder decoder = new LineDecoder();

    LogReader(LogCounts counts) {
        this.counts = counts;
    }

    void read(LogFile file, Consumer<LogEntry> to) {
        LogClock clock = new LogClock(file.date());
        try (LineReader lines = new LineReader(file.name(), file.open())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                read(line, file, lines.number(), clock, to);
            }
        } catch (IOException broken) {
            throw new BadLogException(
                    "Expected to read " + file.name() + ", but it is broken: " + broken.getMessage(), broken);
        }
    }

    private void read(byte[] line, LogFile file, long number, LogClock clock, Consumer<LogEntry> to) {
        LineDecoder.Decoded decoded = decoder.decode(line);
        counts.windows1252Lines += decoded.windows1252() ? 1 : 0;
        switch (IrcLineParser.parse(number == 1 ? withoutByteOrderMark(decoded.text()) : decoded.text())) {
            case IrcLine.Said(int minute, String nick, String text) -> {
                Nick author = Nick.of(nick);
                MessageIds.LineDigest digest = MessageIds.LineDigest.of(line);
                List<String> parts = parts(text);
                for (int part = 0; part < parts.size(); part++) {
                    var where = new MessageIds.Place(file.date(), number, digest, part);
                    to.accept(new LogEntry.Message(where, author, parts.get(part), clock.next(minute)));
                    counts.messages++;
                }
            }
            case IrcLine.Joined(String nick) -> membership(nick, true, clock, to);
            case IrcLine.Left(String nick) -> membership(nick, false, clock, to);
            case IrcLine.Renamed(String from, String into) -> {
                membership(from, false, clock, to);
                membership(into, true, clock, to);
            }
            case IrcLine.Other() -> counts.ignoredLines++;
        }
    }

    private void membership(String nick, boolean joined, LogClock clock, Consumer<LogEntry> to) {
        to.accept(new LogEntry.Membership(Nick.of(nick), joined, clock.next()));
        counts.memberships++;
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A message has at least one character and at most so many: the logger cut blanks off, and some logs are no IRC. */
    private List<String> parts(String text) {
        if (text.isEmpty()) {
            counts.blankTexts++;
            return List.of(BLANK);
        }
        List<String> parts = new ArrayList<>(1);
        int start = 0;
        while (text.codePointCount(start, text.length()) > LONGEST_TEXT) {
            int end = text.offsetByCodePoints(start, LONGEST_TEXT);
            parts.add(text.substring(start, end));
            start = end;
        }
        parts.add(text.substring(start));
        counts.splitLines += parts.size() > 1 ? 1 : 0;
        return parts;
    }
}
