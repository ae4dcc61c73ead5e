package io.plexichat.kernel.ephemeral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The entries of this process. They end with it, so none is ever lost. */
public final class InMemoryLeases implements Leases {
    private final Map<String, Map<String, String>> groups = new ConcurrentHashMap<>();

    public record Entry(String group, String holder, String value) {}

    @Override
    public CompletableFuture<Boolean> hold(String group, String holder, String value, int most) {
        boolean[] held = {true};
        groups.compute(group, (_, entries) -> {
            Map<String, String> changed = entries == null ? new HashMap<>() : new HashMap<>(entries);
            held[0] = changed.containsKey(holder) || changed.size() < most;
            if (held[0]) {
                changed.put(holder, value);
            }
            return changed.isEmpty() ? null : Map.copyOf(changed);
        });
        return CompletableFuture.completedFuture(held[0]);
    }

    @Override
    public CompletableFuture<Void> release(String group, String holder) {
        groups.computeIfPresent(group, (_, entries) -> {
            Map<String, String> changed = new HashMap<>(entries);
            changed.remove(holder);
            return changed.isEmpty() ? null : Map.copyOf(changed);
        });
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Map<String, Map<String, String>>> held(Collection<String> asked) {
        Map<String, Map<String, String>> found = new HashMap<>();
        for (String group : asked) {
            Map<String, String> entries = groups.get(group);
            if (entries != null) {
                found.put(group, entries);
            }
        }
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public Registration onLost(Consumer<String> listener) {
        return () -> {};
    }

    public boolean isHeld(String group, String holder) {
        return groups.getOrDefault(group, Map.of()).containsKey(holder);
    }

    /** All that are held now. */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        groups.forEach(
                (group, entries) -> entries.forEach((holder, value) -> all.add(new Entry(group, holder, value))));
        return all;
    }
}
