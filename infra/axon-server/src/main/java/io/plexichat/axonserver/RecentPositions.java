package io.plexichat.axonserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where the newest events are, by event id: those that went by, and those that somebody waits for. */
final class RecentPositions {
    private final Map<String, Long> passed;
    private final Map<String, CompletableFuture<Long>> awaited = new LinkedHashMap<>();

    /** @param capacity how many are remembered */
    RecentPositions(int capacity) {
        this.passed = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized CompletableFuture<Long> await(String eventId) {
        Long known = passed.get(eventId);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : awaited.computeIfAbsent(eventId, _ -> new CompletableFuture<>());
    }

    synchronized void forget(String eventId) {
        awaited.remove(eventId);
    }

    synchronized OptionalLong of(String eventId) {
        Long known = passed.get(eventId);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    void passed(String eventId, long position) {
        @Nullable CompletableFuture<Long> waiting;
        synchronized (this) {
            passed.put(eventId, position);
            waiting = awaited.remove(eventId);
        }
        if (waiting != null) {
            waiting.complete(position);
        }
    }
}
