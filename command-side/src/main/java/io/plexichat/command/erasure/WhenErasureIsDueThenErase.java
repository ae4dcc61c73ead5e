package io.plexichat.command.erasure;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries out erasures and retention, on a thread of its own: when one is asked for, when one comes to its time, and, since another process
 * may have been asked or have ended, whenever it looks and finds something undone. Retention is looked at daily, at start, and when a rule
 * or a hold changes. Several processes may do this at once.
 */
final class WhenErasureIsDueThenErase implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WhenErasureIsDueThenErase.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_RETENTIONS = Duration.ofDays(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 100;

    private final ErasureReads reads;
    private final ErasureRun erasures;
    private final RetentionRun retention;
    private final SearchPurges purges;
    /** Those that only wait for the search engine. */
    private final Set<ErasureId> purging = ConcurrentHashMap.newKeySet();

    private final LogPositions positions;
    private final InstantSource clock;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("erasure").daemon().unstarted(this::run);
    private volatile Instant nextRetention = Instant.MIN;
    private volatile boolean stopped;

    WhenErasureIsDueThenErase(
            ErasureReads reads,
            ErasureRun erasures,
            RetentionRun retention,
            SearchPurges purges,
            LogPositions positions,
            InstantSource clock) {
        this.reads = reads;
        this.erasures = erasures;
        this.retention = retention;
        this.purges = purges;
        this.positions = positions;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Events that are being committed, as an event store tells them to its subscribers. */
    void follow(List<? extends EventMessage<?>> events) {
        boolean rules = events.stream()
                .anyMatch(event ->
                        event.getPayload() instanceof RetentionSet || event.getPayload() instanceof HoldLifted);
        boolean requests = events.stream().anyMatch(event -> event.getPayload() instanceof ErasureRequested);
        if (!rules && !requests) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(_ -> wake(rules));
        } else {
            wake(rules);
        }
    }

    /**
     * Does what is due.
     *
     * @return how long nothing else will be
     */
    Duration look() throws InterruptedException {
        Instant at = clock.instant();
        long head = positions.head();
        ErasureWork work = reads.work(at, MOST_AT_ONCE, head);
        boolean failed = false;
        for (ErasureView erasure : work.items()) {
            failed |= !carryOut(erasure);
        }
        if (!at.isBefore(nextRetention)) {
            nextRetention = at.plus(BETWEEN_RETENTIONS);
            try {
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
        Duration wait = nextDue == null ? BETWEEN_LOOKS : Duration.between(clock.instant(), nextDue);
        return wait.compareTo(BETWEEN_LOOKS) > 0 ? BETWEEN_LOOKS : wait;
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

    private void wake(boolean rules) {
        if (rules) {
            nextRetention = Instant.MIN;
        }
        wakeUps.release();
    }

    private void run() {
        try {
            while (!stopped) {
                Duration wait = AFTER_FAILURE;
                try {
                    wait = look();
                } catch (RuntimeException e) {
                    log.warn("Erasures are not looked at; trying again in {} s.", AFTER_FAILURE.toSeconds(), e);
                }
                boolean _ = wakeUps.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
                int _ = wakeUps.drainPermits();
            }
        } catch (InterruptedException _) {
            // Stopped; what is undone is found at the next start.
        }
    }

    @Override
    public void stop() {
        stopped = true;
        wakeUps.release();
        try {
            // First what it is at: a command that is being carried out is not to fail.
            if (!thread.join(LONGEST_STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
