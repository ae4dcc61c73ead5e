package io.plexichat.gateway.presence;

import io.plexichat.kernel.ephemeral.InMemoryLeases;
import io.plexichat.kernel.ephemeral.Leases;
import io.plexichat.kernel.ephemeral.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Those of one of several processes that share them. It can die; the test says when the others notice. */
final class MortalLeases implements Leases {
    private final InMemoryLeases shared;
    private final Set<List<String>> held = new HashSet<>();
    private final List<Consumer<String>> lost = new ArrayList<>();
    private boolean dead;

    MortalLeases(InMemoryLeases shared) {
        this.shared = shared;
    }

    @Override
    public CompletableFuture<Boolean> hold(String group, String holder, String value, int most) {
        held.add(List.of(group, holder));
        return dead ? CompletableFuture.completedFuture(true) : shared.hold(group, holder, value, most);
    }

    @Override
    public CompletableFuture<Void> release(String group, String holder) {
        held.remove(List.of(group, holder));
        return dead ? CompletableFuture.completedFuture(null) : shared.release(group, holder);
    }

    @Override
    public CompletableFuture<Map<String, Map<String, String>>> held(Collection<String> groups) {
        return shared.held(groups);
    }

    @Override
    public Registration onLost(Consumer<String> listener) {
        lost.add(listener);
        return () -> lost.remove(listener);
    }

    /** @param noticing a process that lives */
    void die(MortalLeases noticing) {
        dead = true;
        for (List<String> entry : held) {
            CompletableFuture<Void> _ = shared.release(entry.get(0), entry.get(1));
            noticing.lost.forEach(listener -> listener.accept(entry.get(0)));
        }
    }
}
