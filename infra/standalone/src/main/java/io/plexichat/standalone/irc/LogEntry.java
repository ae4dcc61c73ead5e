package io.plexichat.standalone.irc;

import java.time.Instant;

/** What is in a log that can be imported, in order. */
sealed interface LogEntry {
    /** @param where what its id is made of */
    record Message(MessageIds.Place where, Nick author, String text, Instant sentAt) implements LogEntry {}

    record Membership(Nick who, boolean joined, Instant at) implements LogEntry {}
}
