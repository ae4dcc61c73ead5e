package io.plexichat.standalone.backend;

import io.plexichat.embedded.EmbeddedServer;
import io.plexichat.embedded.EmbeddedServerException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that is started again when it ends by itself: after a second, and later the more often it does so. What is
 * connected to it must expect it to be away for a while.
 */
final class Supervised<S extends EmbeddedServer> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Supervised.class);

    private final String name;
    private final Function<@Nullable S, S> start;
    private final RestartPauses pauses;
    private @Nullable S server;
    private boolean closed;

    /** @param start given the server that ended, to take its place; nothing at first */
    Supervised(String name, Function<@Nullable S, S> start, RestartPauses pauses) {
        this.name = name;
        this.start = start;
        this.pauses = pauses;
    }

    /** @throws EmbeddedServerException when the first start fails; only later ones are tried again */
    synchronized S start() {
        if (closed) {
            throw new IllegalStateException(name + " was stopped before it had started.");
        }
        return begin(null);
    }

    synchronized @Nullable S current() {
        return server;
    }

    /** Stops it in order; it stays stopped. */
    @Override
    public void close() {
        @Nullable S running;
        synchronized (this) {
            closed = true;
            running = server;
            notifyAll();
        }
        if (running != null) {
            running.close();
        }
    }

    private S begin(@Nullable S ended) {
        S begun = start.apply(ended);
        server = begun;
        begun.onCrash(() -> Thread.ofPlatform().name("restart-" + name).daemon().start(() -> restart(begun)));
        return begun;
    }

    private synchronized void restart(S ended) {
        log.error("{} (process {}) ended unexpectedly; it is started again.", name, ended.pid());
        ended.close();
        pauses.ended();
        try {
            while (!closed && !tryAgain(ended, pauses.next())) {
                log.warn("{} is tried again.", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryAgain(S ended, Duration pause) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !closed; left = until - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        if (closed) {
            return true;
        }
        try {
            begin(ended);
            log.info("{} runs again.", name);
            return true;
        } catch (EmbeddedServerException e) {
            log.error("{} did not start again: {}", name, e.getMessage());
            return false;
        }
    }
}
