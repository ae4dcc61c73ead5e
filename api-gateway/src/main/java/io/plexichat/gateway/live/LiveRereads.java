package io.plexichat.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.Queries;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Events that are older than the ring holds, read and made into frames once for all who catch up with them at about the same time, as
 * after a restart. Bounded in bytes and in time.
 */
final class LiveRereads {
    private static final long MOST_BYTES = 16 * 1024 * 1024;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Queries queries;
    private final LiveJson json;
    private final Cache<Long, LiveItem> items = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Long _, LiveItem item) -> Math.toIntExact(item.size()))
            .expireAfterWrite(KEPT)
            .build();
    /** By the positions that are asked for. */
    private final Map<List<Long>, Mono<List<LiveItem>>> underway = new ConcurrentHashMap<>();
    /** Of what was shown before. Guarded by this. */
    private long changes;

    LiveRereads(Queries queries, LiveJson json) {
        this.queries = queries;
        this.json = json;
    }

    /** In order; those of the positions that are there. */
    Mono<List<LiveItem>> at(List<Long> positions) {
        Map<Long, LiveItem> known = items.getAllPresent(positions);
        List<Long> missing = positions.stream()
                .filter(position -> !known.containsKey(position))
                .toList();
        if (missing.isEmpty()) {
            return Mono.just(inOrder(positions, known));
        }
        return Mono.defer(() -> underway.computeIfAbsent(missing, this::read)).map(read -> {
            Map<Long, LiveItem> all = new HashMap<>(known);
            read.forEach(item -> all.put(item.position(), item));
            return inOrder(positions, all);
        });
    }

    /** Nobody is shown any more what was since deleted. */
    synchronized void redact(Map<MessageId, MessageView> deleted) {
        changes++;
        items.asMap().values().forEach(item -> item.redact(deleted));
    }

    /** Nobody is shown any more what was since erased. */
    synchronized void clear() {
        changes++;
        items.invalidateAll();
    }

    private Mono<List<LiveItem>> read(List<Long> positions) {
        return Mono.defer(() -> {
                    long before = changes();
                    return queries.ask(new GetLiveEvents(positions), LiveEvents.class, positions.getLast())
                            .map(found -> found.items().stream()
                                    .map(event -> LiveItem.of(event, json))
                                    .toList())
                            .doOnNext(found -> keep(found, before));
                })
                .doFinally(_ -> underway.remove(positions))
                .cache();
    }

    private synchronized long changes() {
        return changes;
    }

    /** Unless something was deleted or erased meanwhile, which they may still show. */
    private synchronized void keep(List<LiveItem> found, long before) {
        if (changes == before) {
            found.forEach(item -> items.put(item.position(), item));
        }
    }

    private static List<LiveItem> inOrder(List<Long> positions, Map<Long, LiveItem> found) {
        List<LiveItem> ordered = new ArrayList<>(positions.size());
        for (Long position : positions) {
            LiveItem item = found.get(position);
            if (item != null) {
                ordered.add(item);
            }
        }
        return ordered;
    }
}
