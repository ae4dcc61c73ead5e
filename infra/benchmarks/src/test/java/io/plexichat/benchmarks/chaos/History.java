package io.plexichat.benchmarks.chaos;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The events of channels, in the order of the log. */
record History(List<LoggedEvent> events) {
    History {
        events = List.copyOf(events);
    }

    long head() {
        return events.isEmpty() ? -1 : events.getLast().position();
    }

    /** The last one that can have been there at this time; -1 when there was none. */
    long headAt(Instant time) {
        return events.stream()
                .filter(event -> !event.at().isAfter(time))
                .mapToLong(LoggedEvent::position)
                .max()
                .orElse(-1);
    }

    /** The channels that the account is a member of once everything up to the position has happened. */
    Set<UUID> channelsOf(UUID account, long position) {
        Set<UUID> channels = new HashSet<>();
        for (LoggedEvent event : events) {
            if (event.position() <= position && event.isAbout(account)) {
                switch (event.type()) {
                    case LoggedEvent.JOINED -> channels.add(event.channel());
                    case LoggedEvent.LEFT -> channels.remove(event.channel());
                    default -> {}
                }
            }
        }
        return channels;
    }

    /** Where the account joined or left a channel, in order. */
    List<LoggedEvent> changesOf(UUID account) {
        return events.stream()
                .filter(event -> event.isAbout(account)
                        && (event.type().equals(LoggedEvent.JOINED)
                                || event.type().equals(LoggedEvent.LEFT)))
                .toList();
    }
}
