package io.plexichat.benchmarks.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one viewer has to be shown, by the log. "An event of a channel is shown to whoever may read it when it is delivered", so two
 * things are left open, and no more:
 *
 * <ul>
 *   <li>Up to which position a subscription takes membership as it stood when it began, and from where on it goes by the events. That
 *       position is one for all of a connection, not before where it goes on, and nothing that was decided after the connection's first sign of life.
 *   <li>What was there when a subscription began need not be shown of a channel that the viewer left before it was delivered.
 * </ul>
 */
final class Sight {
    private final History history;
    private final UUID viewer;
    private final Set<UUID> asked;
    private int excused;

    /** @param asked public channels that were asked for; empty for all that the viewer is a member of */
    Sight(History history, UUID viewer, Set<UUID> asked) {
        this.history = history;
        this.viewer = viewer;
        this.asked = Set.copyOf(asked);
    }

    /** How often something was not shown because the channel was left meanwhile. */
    int excused() {
        return excused;
    }

    /**
     * Compares.
     *
     * @param complete whether everything up to the end of the log has to be there
     * @return what is wrong, if anything is
     */
    Optional<String> wrong(Connection connection, boolean complete) {
        List<Received> received = connection.received();
        long last = connection.after();
        for (Received each : received) {
            if (each.position() <= last) {
                return Optional.of("%d came after %d".formatted(each.position(), last));
            }
            last = each.position();
        }
        Instant begun = connection.begun();
        if (begun == null && !complete) {
            return Optional.empty();
        }
        long head = begun == null ? history.head() : history.headAt(begun);
        List<String> differences = new ArrayList<>();
        for (long audience : audiences(connection.after(), head)) {
            Comparison comparison = new Comparison(received, connection.after(), audience);
            Optional<String> difference = comparison.difference(complete ? history.head() : last);
            if (difference.isEmpty()) {
                excused += comparison.left;
                return Optional.empty();
            }
            differences.add("with the membership at %d: %s".formatted(audience, difference.get()));
        }
        return Optional.of(String.join("; ", differences));
    }

    /** Between two of its changes the membership is the same, so the last position before each change stands for all. */
    private Set<Long> audiences(long after, long head) {
        Set<Long> audiences = new TreeSet<>(Set.of(Math.max(after, head)));
        history.changesOf(viewer).stream()
                .map(LoggedEvent::position)
                .filter(position -> position > after && position <= head)
                .forEach(position -> audiences.add(position - 1));
        return audiences;
    }

    private final class Comparison {
        private final List<Received> received;
        private final long after;
        private final long audience;
        private final Set<UUID> open;
        private int taken;
        private int left;

        Comparison(List<Received> received, long after, long audience) {
            this.received = received;
            this.after = after;
            this.audience = audience;
            this.open = new HashSet<>(asked.isEmpty() ? history.channelsOf(viewer, audience) : asked);
        }

        Optional<String> difference(long end) {
            for (LoggedEvent event : history.events()) {
                if (event.position() <= after || event.position() > end) {
                    continue;
                }
                boolean own = event.isAbout(viewer);
                boolean changes = asked.isEmpty() && own && event.position() > audience;
                if (changes && event.type().equals(LoggedEvent.JOINED)) {
                    open.add(event.channel());
                }
                boolean visible =
                        open.contains(event.channel()) && (own || !event.type().equals(LoggedEvent.READ));
                if (isNext(event)) {
                    taken++;
                    if (!visible) {
                        return Optional.of(event + " was shown");
                    }
                } else if (visible && !wasLeft(event)) {
                    return Optional.of(event + " is missing");
                }
                if (changes && event.type().equals(LoggedEvent.LEFT)) {
                    open.remove(event.channel());
                }
            }
            return taken == received.size()
                    ? Optional.empty()
                    : Optional.of(received.get(taken).position() + " is no event that a client sees");
        }

        private boolean isNext(LoggedEvent event) {
            return taken < received.size() && received.get(taken).position() == event.position();
        }

        /** Before what came next was delivered. */
        private boolean wasLeft(LoggedEvent event) {
            boolean excuse = event.position() <= audience
                    && asked.isEmpty()
                    && history.changesOf(viewer).stream()
                            .anyMatch(change -> change.type().equals(LoggedEvent.LEFT)
                                    && change.channel().equals(event.channel())
                                    && change.position() > audience
                                    && (taken == received.size()
                                            || !change.at()
                                                    .isAfter(received.get(taken).at())));
            if (excuse) {
                left++;
            }
            return excuse;
        }
    }
}
