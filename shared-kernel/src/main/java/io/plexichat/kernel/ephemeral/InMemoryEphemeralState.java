package io.plexichat.kernel.ephemeral;

import java.util.function.BiConsumer;

/**
 * For one process on its own.
 *
 * @param values may be kept elsewhere than in memory
 */
public record InMemoryEphemeralState(Topics topics, Leases leases, Values values) implements EphemeralState {
    /** @param failures as of {@link InMemoryTopics} */
    public InMemoryEphemeralState(Values values, BiConsumer<String, RuntimeException> failures) {
        this(new InMemoryTopics(failures), new InMemoryLeases(), values);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public Registration onWhole(Runnable listener) {
        return () -> {};
    }
}
