package io.plexichat.eventstore;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/** Hands units of work to the writer and waits until they are durable. */
final class LogAppender {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final EventRowWriter rowWriter;
    private final AppendQueue queue;
    private final LogOwner owner;
    private final LogWriter writing;
    private final Thread writer;
    private final Duration patience;
    private final Duration outcomePatience;

    LogAppender(PostgresEventStoreBuilder builder, LogOwner owner, RecentEvents recent, LogTail tail) {
        this.rowWriter = new EventRowWriter(builder.eventSerializer(), builder.contentType());
        this.queue = new AppendQueue(builder.queueCapacity());
        this.owner = owner;
        this.patience = builder.appendPatience();
        this.outcomePatience = builder.outcomePatience();
        this.writing = new LogWriter(queue, owner, recent, tail, builder.batchEvents());
        this.writer = Thread.ofPlatform().name("log-writer").daemon().unstarted(writing);
    }

    void start() {
        writer.start();
    }

    /** Appends the events as one atomic, contiguous range. */
    PositionRange append(List<? extends EventMessage<?>> events) {
        var unit = new PendingAppend(rowWriter.rows(events));
        queue.put(unit, patience);
        return unit.await(patience, outcomePatience);
    }

    /** Whether what is being written has been waited for too long. */
    boolean isStalled() {
        return writing.isBusyFor(patience);
    }

    /** Refuses newcomers and finishes what waits, as long as the database answers. */
    void close() {
        queue.close();
        boolean interrupted = !join();
        owner.giveUp();
        interrupted |= !join();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean join() {
        try {
            writer.join(CLOSE_PATIENCE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
