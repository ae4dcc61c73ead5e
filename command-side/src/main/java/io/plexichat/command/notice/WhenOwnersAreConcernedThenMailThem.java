package io.plexichat.command.notice;

import io.plexichat.command.Automation;
import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.command.Orders;
import io.plexichat.command.notice.NoticeQueue.Waiting;
import io.plexichat.kernel.mail.MailCommand.ReachMailing;
import io.plexichat.kernel.mail.MailingEvent;
import io.plexichat.kernel.mail.MailingEvent.MailingReached;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Mails owners what concerns them, one after the other, on a thread of its own: nothing else waits for a mail server. Where mail is turned on
 * for the first time, nothing of before is told.
 */
final class WhenOwnersAreConcernedThenMailThem extends Automation {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** Between looks, so that the log is read while the newest of it is in memory. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    /** Events that are read before what they tell is sent. */
    private static final int AT_ONCE = 1_000;

    /** How much of the log is read again after a restart, at most. */
    private static final long RECORDED_EVERY = 10_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Notices notices;
    private final LogPositions positions;
    private final Orders orders;
    private final NoticeDelivery delivery;
    private final InstantSource clock;
    private final NoticeQueue queue = new NoticeQueue();
    private @Nullable NoticeReader reader;
    private long recorded;

    WhenOwnersAreConcernedThenMailThem(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Notices notices,
            LogPositions positions,
            Orders orders,
            NoticeDelivery delivery,
            InstantSource clock) {
        super("mail", AFTER_FAILURE);
        this.log = log;
        this.notices = notices;
        this.positions = positions;
        this.orders = orders;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    protected boolean isReasonToLook(Object event) {
        return Notices.mayConcern(event);
    }

    @Override
    protected Duration look() throws InterruptedException {
        NoticeReader reading = reader();
        boolean more = true;
        while (more && !isStopping()) {
            boolean unread = read(reading);
            more = deliverNext() || unread;
            record(reading);
        }
        Instant now = clock.instant();
        return queue.nextAt()
                .map(next -> later(next, delivery.pausedUntil()))
                .map(next -> next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO)
                .filter(wait -> wait.compareTo(IDLE) < 0)
                .orElse(IDLE);
    }

    private NoticeReader reader() throws InterruptedException {
        NoticeReader open = reader;
        if (open == null) {
            recorded = lastReached();
            open = new NoticeReader(log, notices, recorded);
            reader = open;
        }
        return open;
    }

    private long lastReached() throws InterruptedException {
        Optional<MailingReached> last = reached();
        if (last.isEmpty()) {
            var _ = orders.carryOut(new ReachMailing(positions.head(), clock.instant()));
            last = reached();
        }
        return last.orElseThrow().position();
    }

    private Optional<MailingReached> reached() {
        Positioned last = positions.lastEvents(Set.of(MailingEvent.AGGREGATE)).get(MailingEvent.AGGREGATE);
        return last != null && last.event().getPayload() instanceof MailingReached reached
                ? Optional.of(reached)
                : Optional.empty();
    }

    /** Whether there may be more. */
    private boolean read(NoticeReader reading) throws InterruptedException {
        int events = Math.min(AT_ONCE, queue.room());
        long before = reading.position();
        List<Notice> found = reading.read(events);
        Instant now = clock.instant();
        found.stream().filter(notice -> now.isBefore(notice.until())).forEach(queue::add);
        return events > 0 && reading.position() - before >= events;
    }

    /** Whether it makes sense to go on with another one. */
    private boolean deliverNext() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(delivery.pausedUntil())) {
            return false;
        }
        Optional<Waiting> next = queue.next(now);
        if (next.isPresent() && delivery.isDone(next.get(), now)) {
            queue.remove(next.get());
        }
        return next.isPresent();
    }

    private void record(NoticeReader reading) throws InterruptedException {
        long settled = queue.settledThrough(reading.position());
        if (settled - recorded >= RECORDED_EVERY) {
            var _ = orders.carryOut(new ReachMailing(settled, clock.instant()));
            recorded = settled;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void stop() {
        super.stop();
        if (!isRunning() && reader != null) {
            reader.close();
        }
    }
}
