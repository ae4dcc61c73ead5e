package io.plexichat.plugin.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicLong;

/** The highest position this client knows to be written, and so what its reads ask to see. */
final class Positions {
    private static final String WRITTEN = "Plexichat-Position";
    private static final String AT_LEAST = "Plexichat-Min-Position";
    private static final long NONE = -1;

    private final AtomicLong last = new AtomicLong(NONE);
    private final boolean readYourWrites;

    Positions(boolean readYourWrites) {
        this.readYourWrites = readYourWrites;
    }

    long last() {
        return last.get();
    }

    void seen(long position) {
        last.accumulateAndGet(position, Math::max);
    }

    void seen(HttpHeaders headers) {
        headers.firstValueAsLong(WRITTEN).ifPresent(this::seen);
    }

    void ask(HttpRequest.Builder request) {
        long least = last();
        if (readYourWrites && least != NONE) {
            request.header(AT_LEAST, Long.toString(least));
        }
    }
}
