package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

/** What must hold of a log after whatever happened to it. */
final class LogChecks {

    private LogChecks() {}

    /** Dense positions and sequences, nothing doubled, and only whole units of work, when each has so many events. */
    static void assertIntact(TestLog log, int unitSize) {
        assertThat(log.query("SELECT count(*) = max(position) + 1 AND min(position) = 0"
                        + " AND count(*) = count(DISTINCT event_id) AND count(*) % " + unitSize
                        + " = 0 FROM log.event"))
                .containsExactly("t");
        assertThat(log.query("SELECT aggregate_id FROM log.event GROUP BY aggregate_id"
                        + " HAVING count(*) <> max(sequence) + 1 OR count(*) <> count(DISTINCT sequence)"))
                .isEmpty();
        assertThat(log.query("SELECT position FROM (SELECT position, aggregate_id, sequence, lag(sequence) OVER"
                        + " (PARTITION BY aggregate_id ORDER BY position) AS before FROM log.event) AS ordered"
                        + " WHERE sequence <> coalesce(before, -1) + 1"))
                .isEmpty();
    }

    static void assertHolds(TestLog log, Collection<Acknowledged> acknowledged) {
        List<String> ids = log.query("SELECT event_id FROM log.event ORDER BY position");
        assertThat(acknowledged)
                .allSatisfy(each ->
                        assertThat(ids.get(Math.toIntExact(each.position()))).isEqualTo(each.eventId()));
    }
}
