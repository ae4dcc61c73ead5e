package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The last sequence numbers of the aggregates that were written lately. They stay true as long as the log is owned, since nobody
 * else writes, and spare the writer a query for each batch.
 *
 * <p>A first event is believed without a query, as nearly all of them are right: if the aggregate exists after all, the unique
 * index refuses the batch. From then on first events are {@linkplain #doubt() doubted} for a while, so that those who send again
 * what is there already cannot make the database write every batch twice. Used by the writer's thread alone.
 */
final class KnownSequences {

    static final int DOUBTED_BATCHES = 1_000;

    private static final int CAPACITY = 16_384;

    private final Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CAPACITY;
        }
    };
    private int doubted;

    interface LookUp {
        Map<String, Long> lastSequences(Collection<String> aggregateIds) throws SQLException;
    }

    /** What the units of work are checked against; an aggregate without events is absent. */
    Map<String, Long> before(List<PendingAppend> units, LookUp log) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        Set<String> believed = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        for (PendingAppend unit : units) {
            for (EventRow row : unit.rows()) {
                AggregatePlace place = row.aggregate();
                if (place == null || known.containsKey(place.id()) || believed.contains(place.id())) {
                    continue;
                }
                Long sequence = last.get(place.id());
                if (sequence != null) {
                    known.put(place.id(), sequence);
                } else if (place.sequence() == 0 && doubted == 0) {
                    believed.add(place.id());
                } else {
                    unknown.add(place.id());
                }
            }
        }
        known.putAll(log.lastSequences(unknown));
        return known;
    }

    /** The batch is in the log. */
    void committed(LogBatch batch) {
        if (batch.hasDuplicates()) {
            doubt();
        } else if (doubted > 0) {
            doubted--;
        }
        for (PendingAppend unit : batch.units()) {
            for (EventRow row : unit.rows()) {
                AggregatePlace place = row.aggregate();
                if (place != null) {
                    last.put(place.id(), place.sequence());
                }
            }
        }
    }

    /** Whether first events are believed. */
    boolean isTrusting() {
        return doubted == 0;
    }

    /** A first event was sent of an aggregate that exists. */
    void doubt() {
        doubted = DOUBTED_BATCHES;
    }

    /** The log may be written by others from now on. */
    void forget() {
        last.clear();
    }
}
