package io.plexichat.redis;

import io.plexichat.kernel.ephemeral.InMemoryLeases;
import io.plexichat.kernel.ephemeral.InMemoryLeases.Entry;
import io.plexichat.kernel.ephemeral.Leases;
import io.plexichat.kernel.ephemeral.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries of this process in memory and in Redis, where they end unless they are renewed. */
final class RedisLeases implements Leases {
    private static final Logger log = LoggerFactory.getLogger(RedisLeases.class);
    /** Three renewals may fail before others take an entry for dead. */
    private static final int TICKS_BETWEEN_RENEWALS = 4;

    private static final int CHUNK = 100;
    private static final String MOST_SWEPT = "500";
    private static final String LEASE = Long.toString(OUTLIVES.toMillis());

    private final RedisLink link;
    private final InMemoryLeases mine = new InMemoryLeases();
    private final List<Consumer<String>> lost = new CopyOnWriteArrayList<>();
    private final AtomicInteger ticks = new AtomicInteger();

    RedisLeases(RedisLink link) {
        this.link = link;
        // The others put back what they hold before anything is taken for lost.
        link.onWell(() -> ticks.set(0));
        link.onTick(() -> {
            if (ticks.incrementAndGet() % TICKS_BETWEEN_RENEWALS == 0) {
                CompletableFuture<Void> _ = renew().thenRun(this::sweep);
            }
        });
    }

    @Override
    public CompletableFuture<Boolean> hold(String group, String holder, String value, int most) {
        return link.client()
                .map(client -> this.<Long>run(
                                client,
                                LeaseScripts.HOLD,
                                ReturnType.LONG,
                                List.of(key(group), index()),
                                group,
                                holder,
                                value,
                                Integer.toString(most),
                                LEASE)
                        .thenCompose(held -> held == 1
                                ? mine.hold(group, holder, value, UNLIMITED)
                                : CompletableFuture.completedFuture(false))
                        .exceptionallyCompose(_ -> mine.hold(group, holder, value, most)))
                .orElseGet(() -> mine.hold(group, holder, value, most));
    }

    @Override
    public CompletableFuture<Void> release(String group, String holder) {
        CompletableFuture<Void> _ = mine.release(group, holder);
        return releaseShared(group, holder);
    }

    @Override
    public CompletableFuture<Map<String, Map<String, String>>> held(Collection<String> groups) {
        List<String> asked = List.copyOf(groups);
        if (asked.isEmpty()) {
            return mine.held(asked);
        }
        return link.client()
                .map(client -> this.<List<String>>run(
                                client,
                                LeaseScripts.HELD,
                                ReturnType.LIST,
                                asked.stream().<Object>map(this::key).toList())
                        .thenApply(found -> byGroup(asked, found))
                        .exceptionallyCompose(_ -> mine.held(asked)))
                .orElseGet(() -> mine.held(asked));
    }

    @Override
    public Registration onLost(Consumer<String> listener) {
        lost.add(listener);
        return () -> lost.remove(listener);
    }

    /** Puts everything that this process holds into Redis, also what Redis lost. */
    CompletableFuture<Void> renew() {
        List<Entry> all = mine.entries();
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (int i = 0; i < all.size(); i += CHUNK) {
            List<Entry> chunk = all.subList(i, Math.min(i + CHUNK, all.size()));
            done = done.thenCompose(_ -> renew(chunk));
        }
        return done.exceptionally(_ -> null);
    }

    private CompletableFuture<Void> renew(List<Entry> entries) {
        List<Object> arguments = new ArrayList<>(List.of(key(""), LEASE));
        entries.forEach(entry -> arguments.addAll(List.of(entry.group(), entry.holder(), entry.value())));
        return link.client()
                .map(client -> this.<Long>run(
                                client, LeaseScripts.RENEW, ReturnType.LONG, List.of(index()), arguments.toArray())
                        .thenRun(() -> entries.forEach(this::releaseIfReleased)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Released while it was being renewed, it may have come back. */
    private void releaseIfReleased(Entry entry) {
        if (!mine.isHeld(entry.group(), entry.holder())) {
            CompletableFuture<Void> _ = releaseShared(entry.group(), entry.holder());
        }
    }

    private CompletableFuture<Void> releaseShared(String group, String holder) {
        return link.client()
                .map(client -> this.<Long>run(
                                client,
                                LeaseScripts.RELEASE,
                                ReturnType.LONG,
                                List.of(key(group), index()),
                                group,
                                holder)
                        .<Void>thenApply(_ -> null)
                        // It ends by itself.
                        .exceptionally(_ -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private void sweep() {
        link.client()
                .ifPresent(client -> this.<List<String>>run(
                                client, LeaseScripts.SWEEP, ReturnType.LIST, List.of(index()), key(""), MOST_SWEPT)
                        .thenAccept(groups -> groups.forEach(group -> lost.forEach(listener -> listener.accept(group))))
                        .exceptionally(e -> {
                            log.debug("Entries that ended were not swept.", e);
                            return null;
                        }));
    }

    private <T> CompletableFuture<T> run(
            RedissonClient client, String script, ReturnType type, List<Object> keys, Object... arguments) {
        RScript scripts = client.getScript(StringCodec.INSTANCE);
        return scripts.<T>evalAsync(Mode.READ_WRITE, script, type, keys, arguments)
                .toCompletableFuture()
                .whenComplete((_, e) -> {
                    if (e != null) {
                        link.suspect(e);
                    }
                });
    }

    private static Map<String, Map<String, String>> byGroup(List<String> groups, List<String> found) {
        Map<String, Map<String, String>> entries = new HashMap<>();
        for (int i = 0; i + 2 < found.size(); i += 3) {
            entries.computeIfAbsent(groups.get(Integer.parseInt(found.get(i)) - 1), _ -> new HashMap<>())
                    .put(found.get(i + 1), found.get(i + 2));
        }
        return entries;
    }

    private String key(String group) {
        return link.key("lease:" + group);
    }

    private String index() {
        return link.key("leases");
    }
}
