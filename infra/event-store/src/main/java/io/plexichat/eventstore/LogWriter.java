package io.plexichat.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes what waits, checks the sequences, copies the rows, which commits them, shows the events to the
 * readers, and only then answers the callers. While it commits, the next batch gathers.
 */
final class LogWriter implements Runnable {

    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    private final AppendQueue queue;
    private final LogOwner owner;
    private final RecentEvents recent;
    private final LogTail tail;
    private final int maxBatchEvents;
    private final KnownSequences sequences = new KnownSequences();
    /** Since when it writes, by the clock of {@link System#nanoTime()}; null when it waits for work. */
    private volatile @Nullable Long busySince;

    LogWriter(AppendQueue queue, LogOwner owner, RecentEvents recent, LogTail tail, int maxBatchEvents) {
        this.queue = queue;
        this.owner = owner;
        this.recent = recent;
        this.tail = tail;
        this.maxBatchEvents = maxBatchEvents;
    }

    @Override
    public void run() {
        List<PendingAppend> units = List.of();
        try {
            while (!queue.isDrained()) {
                units = owner.isAvailable() ? queue.take(maxBatchEvents) : queue.take(maxBatchEvents, BETWEEN_PROBES);
                if (units.isEmpty()) {
                    probe();
                } else {
                    busySince = System.nanoTime();
                    write(units);
                    busySince = null;
                }
            }
        } catch (RuntimeException | Error e) {
            log.error("The log is closed, because its writer failed.", e);
            owner.release();
            stopAfter(e, units);
        } finally {
            owner.release();
        }
    }

    /** Returns once every unit is answered, or its caller has gone. */
    private void write(List<PendingAppend> units) {
        List<PendingAppend> open = units;
        while (!open.isEmpty()) {
            OwnerConnection connection = owner.current();
            if (connection == null) {
                open = connected(open);
                continue;
            }
            LogBatch batch = null;
            try {
                batch = new LogBatch(
                        owner.head(), open, new SequenceCheck(sequences.before(open, connection::lastSequences)));
                if (!batch.isEmpty()) {
                    connection.append(batch);
                }
                sequences.committed(batch);
                owner.committed(batch.after());
                answer(batch);
                return;
            } catch (SQLException | RuntimeException e) {
                if (SqlFailures.isDuplicate(e) && sequences.isTrusting()) {
                    sequences.doubt();
                } else {
                    open = recover(open, batch, e);
                }
            }
        }
    }

    boolean isBusyFor(Duration duration) {
        Long since = busySince;
        return since != null && System.nanoTime() - since > duration.toNanos();
    }

    /** Nobody appends: it is looked whether that could be done again. */
    private void probe() {
        if (!owner.isAvailable() && !queue.isDrained()) {
            owner.probe();
            if (owner.current() != null) {
                showHead();
            }
        }
    }

    /** While there is no connection nobody is held: whoever has waited long enough may go, and the others are returned. */
    private List<PendingAppend> connected(List<PendingAppend> units) {
        List<PendingAppend> wanted =
                units.stream().filter(PendingAppend::release).toList();
        if (connection() == null) {
            refuse(wanted);
            return List.of();
        }
        return wanted.stream().filter(PendingAppend::claim).toList();
    }

    /** The batch is durable: readers first, so that a caller that is answered finds its events with every reader. */
    private void answer(LogBatch batch) {
        if (!batch.isEmpty()) {
            recent.add(batch.events());
            tail.moveTo(owner.head().position());
        }
        batch.answer();
    }

    /** Null once the store gives up. */
    private @Nullable OwnerConnection connection() {
        OwnerConnection connection = owner.connection();
        if (connection != null) {
            showHead();
        }
        return connection;
    }

    /** @throws LogDamagedException if the log ends before what was already acknowledged, as after a restored backup */
    private void showHead() {
        long head = owner.head().position();
        if (head < tail.head()) {
            throw new LogDamagedException(
                    "Expected the log to reach position " + tail.head() + ", but it ends at " + head + ".");
        }
        if (head > tail.head()) {
            tail.moveTo(head);
        }
    }

    /** Finds out whether the batch got into the log. Returns the units that are still to be written. */
    private List<PendingAppend> recover(List<PendingAppend> units, @Nullable LogBatch batch, Exception failure) {
        owner.lost(failure);
        sequences.forget();
        if (batch != null && !batch.isEmpty() && mayBeCommitted(failure)) {
            Boolean committed = outcome(batch);
            if (committed == null) {
                units.forEach(unit -> unit.fail(new AppendOutcomeUnknownException(
                        "Expected to learn whether the events were appended, but the log was closed first.", failure)));
                return List.of();
            }
            if (committed) {
                owner.committed(owner.head());
                answer(batch);
                return List.of();
            }
        }
        if (SqlFailures.isFaultOfTheData(failure)) {
            return isolate(units, failure);
        }
        List<PendingAppend> wanted =
                units.stream().filter(PendingAppend::release).toList();
        if (!owner.backOff()) {
            refuse(wanted);
            return List.of();
        }
        return wanted.stream().filter(PendingAppend::claim).toList();
    }

    /** What fails before the end is not in the log. */
    private static boolean mayBeCommitted(Exception failure) {
        return !(failure instanceof SQLException) || failure instanceof CommitFailedException;
    }

    /** Null when the store gave up before the database came back. */
    private @Nullable Boolean outcome(LogBatch batch) {
        while (true) {
            OwnerConnection connection = connection();
            if (connection == null) {
                return null;
            }
            try {
                return connection.contains(batch);
            } catch (SQLException e) {
                owner.lost(e);
                if (!owner.backOff()) {
                    return null;
                }
            }
        }
    }

    /** One of them is at fault: written one by one, only that one fails. */
    private List<PendingAppend> isolate(List<PendingAppend> units, Exception failure) {
        if (units.size() == 1) {
            units.getFirst()
                    .fail(new EventStoreException("Expected to append, but the database refused the rows.", failure));
        } else {
            units.forEach(unit -> write(List.of(unit)));
        }
        return List.of();
    }

    private static void refuse(List<PendingAppend> units) {
        units.forEach(unit -> unit.fail(
                new LogUnavailableException("Expected to append, but the log was closed while it was not available.")));
    }

    private void stopAfter(Throwable cause, List<PendingAppend> units) {
        queue.close();
        tail.close();
        List<PendingAppend> left = new ArrayList<>(units);
        for (var more = queue.take(maxBatchEvents); !more.isEmpty(); more = queue.take(maxBatchEvents)) {
            left.addAll(more);
        }
        left.forEach(unit -> unit.fail(
                new AppendOutcomeUnknownException("Expected to append, but the log's writer failed.", cause)));
    }
}
