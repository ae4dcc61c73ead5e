package io.plexichat.command;

import io.plexichat.kernel.RejectedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after something on a thread of its own: when an event is a reason to, when it is time, and, since another process may have been asked
 * or may have ended, now and then. Each look finds out for itself what is undone, so several processes may look at once.
 */
public abstract class Automation implements SmartLifecycle {
    protected static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration afterFailure;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    protected Automation(String thread, Duration afterFailure) {
        this.thread = Thread.ofPlatform().name(thread).daemon().unstarted(this::run);
        this.afterFailure = afterFailure;
    }

    /**
     * Does what is due.
     *
     * @return after how long there will be something else; it is looked sooner than that, too
     */
    protected abstract Duration look() throws InterruptedException;

    /** Whether a look is to follow an event that this process appends. */
    protected abstract boolean isReasonToLook(Object event);

    /** Told of each reason once it is durable, before the look that follows it. */
    protected void notice(Object reason) {}

    /** Events that are being committed, as an event store tells them to its subscribers. */
    public final void follow(List<? extends EventMessage<?>> events) {
        List<Object> reasons = events.stream()
                .<Object>map(EventMessage::getPayload)
                .filter(this::isReasonToLook)
                .toList();
        if (reasons.isEmpty()) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(_ -> wake(reasons));
        } else {
            wake(reasons);
        }
    }

    private void wake(List<Object> reasons) {
        reasons.forEach(this::notice);
        wakeUps.release();
    }

    /** What takes long ends early when this is so. */
    protected final boolean isStopping() {
        return stopped;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!stopped) {
                Duration wait = afterFailure;
                try {
                    wait = look();
                } catch (RejectedException e) {
                    log.info(
                            "Not all was done; trying again in {} s: {}",
                            afterFailure.toSeconds(),
                            e.rejection().code());
                } catch (RuntimeException e) {
                    log.warn("Not all was done; trying again in {} s.", afterFailure.toSeconds(), e);
                }
                long most = Math.min(wait.toMillis(), BETWEEN_LOOKS.toMillis());
                boolean _ = wakeUps.tryAcquire(Math.max(1, most), TimeUnit.MILLISECONDS);
                int _ = wakeUps.drainPermits();
            }
        } catch (InterruptedException _) {
            // Stopped; what is undone is found at the next start.
        }
    }

    /** What it is at is finished if that is soon: a command that is being carried out should not fail. */
    @Override
    public void stop() {
        stopped = true;
        wakeUps.release();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
                boolean _ = thread.join(PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
