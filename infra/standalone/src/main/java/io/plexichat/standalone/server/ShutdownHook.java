package io.plexichat.standalone.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the server when the process is told to (SIGTERM, SIGINT), and ends it with status 0: being told to stop is no failure.
 * What takes too long is cut off; all that was acknowledged is on disk by then.
 */
final class ShutdownHook {
    private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);

    private static final long LIMIT_SECONDS = 14;

    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    static ShutdownHook closing(PlexiChatServer server) {
        Thread thread = Thread.ofPlatform().name("stop").unstarted(() -> stop(server));
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    /** Returns when the hook will not run any more; never when it runs already. */
    void cancelOrPark() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException _) {
            park();
        }
    }

    /** Waits for the end of the process. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    void park() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException _) {
                // Nothing but the hook ends this process.
            }
        }
    }

    private static void stop(PlexiChatServer server) {
        log.info("Stopping.");
        Thread.ofPlatform().name("stop-limit").daemon().start(ShutdownHook::endAfterLimit);
        try {
            server.close();
            log.info("Stopped.");
            Runtime.getRuntime().halt(0);
        } catch (RuntimeException e) {
            log.error("Did not stop in order.", e);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endAfterLimit() {
        try {
            TimeUnit.SECONDS.sleep(LIMIT_SECONDS);
        } catch (InterruptedException _) {
            return;
        }
        log.error("Did not stop in {} s; ending the process.", LIMIT_SECONDS);
        Runtime.getRuntime().halt(1);
    }
}
