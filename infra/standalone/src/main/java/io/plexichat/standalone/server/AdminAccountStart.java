package io.plexichat.standalone.server;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the administrator's account before the server listens, or, where the log may be away at the start, as soon as it is there.
 */
final class AdminAccountStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AdminAccountStart.class);

    private static final long PAUSE_MILLIS = 1_000;

    private final AdminAccount account;
    private final boolean logMayBeAway;
    private final Thread later =
            Thread.ofPlatform().name("admin-account").daemon().unstarted(this::makeWhenPossible);
    private volatile boolean running;

    AdminAccountStart(AdminAccount account, boolean logMayBeAway) {
        this.account = account;
        this.logMayBeAway = logMayBeAway;
    }

    @Override
    public void start() {
        running = true;
        if (logMayBeAway) {
            later.start();
        } else {
            account.makeIfMissing();
        }
    }

    @Override
    public void stop() {
        running = false;
        later.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the projections, before the web server. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    private void makeWhenPossible() {
        try {
            while (running && !isMade()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException _) {
            // Stopped before there was a log.
        } catch (RuntimeException e) {
            log.error("The account 'admin' could not be made.", e);
        }
    }

    private boolean isMade() {
        try {
            account.makeIfMissing();
            return true;
        } catch (EventStoreException _) {
            return false;
        }
    }
}
