package io.plexichat.command.erasure;

import io.plexichat.command.Orders;
import io.plexichat.command.Orders.Outcome;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.message.MessageCommand.EraseMessages;
import io.plexichat.kernel.message.MessageCommand.ErasedMessages;
import java.time.InstantSource;
import java.util.List;

/**
 * Deletes what a query lists, page by page, until it lists nothing. It may stop at any place and begin again: what is deleted is not listed
 * any more.
 */
final class MessageSweep {
    static final int PAGE = 500;

    private final Orders orders;
    private final InstantSource clock;

    MessageSweep(Orders orders, InstantSource clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** Messages that are not deleted, in position order. */
    @FunctionalInterface
    interface Listing {
        MessageIdPage list(long after, int limit, long position) throws InterruptedException;
    }

    /**
     * @param position that everything deleted is at or before
     * @param fresh how many were not deleted before
     */
    record Swept(long position, long fresh) {}

    /** @param position that the listing must have reached */
    Swept sweep(Listing listing, AccountId by, long position) throws InterruptedException {
        Swept swept = new Swept(position, 0);
        for (long before = -1; swept.fresh() > before; ) {
            before = swept.fresh();
            swept = pass(listing, by, swept);
        }
        return swept;
    }

    /** Only what it deletes itself is deleted behind it, so one position is enough for all its pages. */
    private Swept pass(Listing listing, AccountId by, Swept before) throws InterruptedException {
        Swept swept = before;
        MessageIdPage page = listing.list(-1, PAGE, before.position());
        while (!page.items().isEmpty()) {
            Outcome outcome = orders.carryOut(new EraseMessages(page.items(), by, clock.instant()));
            int fresh = outcome.answer() instanceof ErasedMessages erased ? erased.fresh() : 0;
            swept = new Swept(Math.max(swept.position(), outcome.position()), swept.fresh() + fresh);
            page = page.hasMore()
                    ? listing.list(page.last(), PAGE, before.position())
                    : new MessageIdPage(List.of(), page.last(), false);
        }
        return swept;
    }
}
