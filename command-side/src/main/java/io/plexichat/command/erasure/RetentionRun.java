package io.plexichat.command.erasure;

import io.plexichat.command.Orders;
import io.plexichat.command.Orders.Outcome;
import io.plexichat.command.erasure.MessageSweep.Swept;
import io.plexichat.kernel.erasure.RetentionCommand.RecordRetention;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionPreview.Item;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes in every channel what is older than its messages are kept, and orders the keys of whole months destroyed. It may stop at any place
 * and begin again.
 */
final class RetentionRun {
    private static final Logger log = LoggerFactory.getLogger(RetentionRun.class);
    private static final int CHANNELS = 50;

    private final ErasureReads reads;
    private final Orders orders;
    private final MessageSweep sweep;
    private final InstantSource clock;

    RetentionRun(ErasureReads reads, Orders orders, MessageSweep sweep, InstantSource clock) {
        this.reads = reads;
        this.orders = orders;
        this.sweep = sweep;
        this.clock = clock;
    }

    /**
     * @param position that the read model must have reached
     * @return that everything deleted is at or before
     */
    long run(long position) throws InterruptedException {
        Instant at = clock.instant();
        Swept all = new Swept(position, 0);
        @Nullable String cursor = null;
        do {
            RetentionPreview page = reads.preview(null, at, CHANNELS, cursor, position);
            for (Item item : page.items()) {
                Swept swept = apply(item, at, position);
                all = new Swept(Math.max(all.position(), swept.position()), all.fresh() + swept.fresh());
            }
            cursor = page.cursor();
        } while (cursor != null);
        if (all.fresh() > 0) {
            log.info("Retention deleted {} messages.", all.fresh());
        }
        return all.position();
    }

    private Swept apply(Item item, Instant at, long position) throws InterruptedException {
        if ((item.messages() == 0 && !item.keysDue()) || item.setBy() == null) {
            return new Swept(position, 0);
        }
        Swept swept = sweep.sweep(
                (after, limit, reached) -> reads.expired(item.channelId(), item.before(), after, limit, reached),
                item.setBy(),
                position);
        for (Item left :
                reads.preview(item.channelId(), at, 1, null, swept.position()).items()) {
            if (swept.fresh() > 0 || left.keysDue()) {
                Outcome outcome = orders.send(
                        new RecordRetention(item.channelId(), left.firstKept(), swept.fresh(), clock.instant()));
                if (outcome.rejection() != null) {
                    log.info(
                            "Retention keeps the keys of channel {}: {}",
                            item.channelId(),
                            outcome.rejection().code());
                }
            }
        }
        return swept;
    }
}
