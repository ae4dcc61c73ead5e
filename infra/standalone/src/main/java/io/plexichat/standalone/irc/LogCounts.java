package io.plexichat.standalone.irc;

/** What was met while reading logs. */
final class LogCounts {
    long messages;
    long memberships;
    long ignoredLines;
    long windows1252Lines;
    long blankTexts;
    long splitLines;
}
