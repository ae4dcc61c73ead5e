package io.plexichat.redis;

import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.Leases;
import io.plexichat.kernel.ephemeral.Registration;
import io.plexichat.kernel.ephemeral.Topics;
import io.plexichat.kernel.ephemeral.Values;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** For many processes that share one Redis. */
public final class RedisEphemeralState implements EphemeralState, AutoCloseable {
    /** By then the others are back, too, and listen. */
    private static final int TICKS_UNTIL_TOLD_AGAIN = 4;

    private final RedisLink link;
    private final RedisTopics topics;
    private final RedisLeases leases;
    private final RedisValues values;
    private final List<Runnable> whole = new CopyOnWriteArrayList<>();

    private final AtomicInteger ticks = new AtomicInteger();

    private RedisEphemeralState(RedisLink link) {
        this.link = link;
        this.leases = new RedisLeases(link);
        this.topics = new RedisTopics(link);
        this.values = new RedisValues(link);
    }

    /** Redis need not be there yet; whether it is, is looked at from now on until closed. */
    public static RedisEphemeralState open(RedisAddress address) {
        RedisEphemeralState state = new RedisEphemeralState(new RedisLink(address));
        state.link.onWell(() -> {
            state.ticks.set(0);
            state.tellWhole();
        });
        state.link.onTick(() -> {
            if (state.ticks.incrementAndGet() == TICKS_UNTIL_TOLD_AGAIN) {
                state.tellWhole();
            }
        });
        state.link.start();
        return state;
    }

    /** Once what this process holds can be seen again. */
    private void tellWhole() {
        CompletableFuture<Void> _ = leases.renew().thenRun(() -> whole.forEach(Runnable::run));
    }

    @Override
    public Topics topics() {
        return topics;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public Values values() {
        return values;
    }

    @Override
    public boolean isWhole() {
        return link.client().isPresent();
    }

    @Override
    public Registration onWhole(Runnable listener) {
        whole.add(listener);
        return () -> whole.remove(listener);
    }

    @Override
    public void close() {
        link.close();
    }
}
