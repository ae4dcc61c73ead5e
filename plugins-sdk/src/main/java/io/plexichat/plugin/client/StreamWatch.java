package io.plexichat.plugin.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Closes a stream that has been silent for too long, so that whoever reads it notices. */
final class StreamWatch implements AutoCloseable {
    private final long silence;
    private volatile long lastSign = System.nanoTime();
    private @Nullable InputStream watched;
    private @Nullable Thread watcher;
    private boolean closed;

    StreamWatch(Duration silence) {
        this.silence = silence.toNanos();
    }

    void alive() {
        lastSign = System.nanoTime();
    }

    /** Watches this stream from now on, and closes the one before. */
    synchronized void over(@Nullable InputStream stream) {
        closeWatched();
        alive();
        watched = stream;
        if (closed) {
            closeWatched();
        } else if (stream != null && watcher == null) {
            watcher = Thread.ofVirtual().name("plexichat-stream-watch").start(this::watch);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeWatched();
        if (watcher != null) {
            watcher.interrupt();
        }
    }

    private void watch() {
        try {
            while (true) {
                long left = silence - (System.nanoTime() - lastSign);
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                } else {
                    over(null);
                    Thread.sleep(Duration.ofNanos(silence));
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void closeWatched() {
        if (watched != null) {
            try {
                watched.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } finally {
                watched = null;
            }
        }
    }
}
