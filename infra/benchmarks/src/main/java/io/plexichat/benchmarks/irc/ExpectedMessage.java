package io.plexichat.benchmarks.irc;

import java.util.Locale;

/** @param author as names are compared: without blanks, in lower case */
public record ExpectedMessage(String author, String text) {
    static ExpectedMessage of(String nick, String text) {
        return new ExpectedMessage(
                nick.replaceAll("\\s", "").toLowerCase(Locale.ROOT),
                text.isEmpty() ? " " : text.replace('\0', '\uFFFD'));
    }
}
