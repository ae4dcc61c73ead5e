package io.plexichat.command.erasure;

import io.plexichat.command.Automation;
import io.plexichat.command.LogPositions;
import io.plexichat.command.erasure.ErasureRun.Begun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out erasures and retention, on a thread of its own: when one is asked for, when one comes to its time, and, since another process
 * may have been asked or have ended, whenever it looks and finds something undone. Retention is looked at daily, a minute after the start, and when a rule
 * or a hold changes. Several processes may do this at once.
 */
final class WhenErasureIsDueThenErase extends Automation {
    private static final Logger log = LoggerFactory.getLogger(WhenErasureIsDueThenErase.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_RETENTIONS = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 100;

    private final ErasureReads reads;
    private final ErasureRun erasures;
    private final RetentionRun retention;
    private final SearchPurges purges;
    /** Those that only wait for the search engine. */
    private final Set<ErasureId> purging = ConcurrentHashMap.newKeySet();

    private final LogPositions positions;
    private final InstantSource clock;
    private volatile Instant nextRetention = Instant.MIN;

    WhenErasureIsDueThenErase(
            ErasureReads reads,
            ErasureRun erasures,
            RetentionRun retention,
            SearchPurges purges,
            LogPositions positions,
            InstantSource clock) {
        super("erasure", AFTER_FAILURE);
        this.reads = reads;
        this.erasures = erasures;
        this.retention = retention;
        this.purges = purges;
        this.positions = positions;
        this.clock = clock;
    }

    /** Retention has time: at first everything else is to start. */
    @Override
    public void start() {
        nextRetention = clock.instant().plus(BETWEEN_LOOKS);
        super.start();
    }

    @Override
    protected boolean isReasonToLook(Object event) {
        return event instanceof ErasureRequested || event instanceof RetentionSet || event instanceof HoldLifted;
    }

    @Override
    protected void notice(Object reason) {
        if (!(reason instanceof ErasureRequested)) {
            nextRetention = Instant.MIN;
        }
    }

    @Override
    protected Duration look() throws InterruptedException {
        Instant at = clock.instant();
        ErasureWork work = reads.work(at, MOST_AT_ONCE, positions.head());
        boolean failed = false;
        for (ErasureView erasure : work.items()) {
            failed |= !carryOut(erasure);
        }
        if (!at.isBefore(nextRetention)) {
            nextRetention = at.plus(BETWEEN_RETENTIONS);
            try {
                // Only now: this head has what was noticed before, and what is noticed after leads to another look.
                long head = positions.head();
                // Also of what people deleted since the last time.
                purges.request(retention.run(head), () -> {}, () -> nextRetention = Instant.MIN);
            } catch (RuntimeException e) {
                nextRetention = at;
                throw e;
            }
        }
        if (failed) {
            return AFTER_FAILURE;
        }
        Instant nextDue = work.nextDueAt();
        return nextDue == null ? BETWEEN_LOOKS : Duration.between(clock.instant(), nextDue);
    }

    /** One that fails does not keep the others waiting. */
    private boolean carryOut(ErasureView erasure) throws InterruptedException {
        ErasureId id = erasure.erasureId();
        if (purging.contains(id)) {
            return true;
        }
        try {
            Optional<Begun> begun = erasures.begin(erasure);
            if (begun.isPresent()) {
                purging.add(id);
                purges.request(
                        begun.get().position(),
                        () -> {
                            erasures.complete(erasure, begun.get());
                            purging.remove(id);
                        },
                        () -> purging.remove(id));
            }
            return true;
        } catch (RuntimeException e) {
            log.warn("Erasure {} is not done; it is tried again.", id, e);
            return false;
        }
    }
}
