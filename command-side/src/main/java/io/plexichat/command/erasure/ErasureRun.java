package io.plexichat.command.erasure;

import io.plexichat.command.Orders;
import io.plexichat.command.Orders.Outcome;
import io.plexichat.command.erasure.MessageSweep.Swept;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.channel.ChannelCommand.ArchiveErasedChannel;
import io.plexichat.kernel.erasure.ErasureCommand.BeginErasure;
import io.plexichat.kernel.erasure.ErasureCommand.CompleteErasure;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.ErasureView;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One erasure, from its beginning to its end. Each step may be done again, and finds out for itself what is left: a run that ended anywhere
 * is gone on with by beginning again, and two at once only do the same work twice.
 */
final class ErasureRun {
    private static final Logger log = LoggerFactory.getLogger(ErasureRun.class);

    private final ErasureReads reads;
    private final Orders orders;
    private final MessageSweep sweep;
    private final InstantSource clock;

    ErasureRun(ErasureReads reads, Orders orders, MessageSweep sweep, InstantSource clock) {
        this.reads = reads;
        this.orders = orders;
        this.sweep = sweep;
        this.clock = clock;
    }

    /**
     * @param keys how many were destroyed
     * @param position that everything deleted is at or before
     */
    record Begun(long keys, long position) {}

    /** Returns when its keys are destroyed and its messages deleted; empty when it may not begin. */
    Optional<Begun> begin(ErasureView erasure) throws InterruptedException {
        Outcome begun = orders.send(new BeginErasure(erasure.erasureId(), erasure.subject(), clock.instant()));
        Rejection rejection = begun.rejection();
        if (rejection != null) {
            log.info("Erasure {} does not begin: {}", erasure.erasureId(), rejection.code());
            return Optional.empty();
        }
        // The read model destroys the keys before it says that it has reached the event that orders it.
        Long keys = reads.erasure(erasure.erasureId(), begun.position()).keys();
        if (keys == null) {
            throw new IllegalStateException(
                    "Expected the keys of erasure " + erasure.erasureId() + " to be destroyed, but they are not yet.");
        }
        long position = begun.position();
        if (erasure.subject() instanceof OfChannel channel) {
            position = orders.carryOut(
                            new ArchiveErasedChannel(channel.channelId(), erasure.requestedBy(), clock.instant()))
                    .position();
        }
        Swept swept = sweep.sweep(
                (after, limit, reached) -> reads.erasable(erasure.subject(), after, limit, reached),
                erasure.requestedBy(),
                position);
        return Optional.of(new Begun(keys, swept.position()));
    }

    /** When nothing that was deleted stands in the search engine's files any more. */
    void complete(ErasureView erasure, Begun begun) throws InterruptedException {
        long messages = reads.messages(erasure.subject(), begun.position());
        orders.carryOut(
                new CompleteErasure(erasure.erasureId(), erasure.subject(), begun.keys(), messages, clock.instant()));
        log.info("Completed erasure {}: {} keys, {} messages.", erasure.erasureId(), begun.keys(), messages);
    }
}
