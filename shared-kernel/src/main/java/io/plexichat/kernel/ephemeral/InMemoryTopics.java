package io.plexichat.kernel.ephemeral;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells the listeners of this process, in the caller's thread. */
public final class InMemoryTopics implements Topics {
    private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final BiConsumer<String, RuntimeException> failures;

    /** @param failures told of the topic whose listener failed; the other listeners are told all the same */
    public InMemoryTopics(BiConsumer<String, RuntimeException> failures) {
        this.failures = failures;
    }

    /** Compared by identity: the same consumer may listen twice. */
    private static final class Listener {
        private final Consumer<String> consumer;

        private Listener(Consumer<String> consumer) {
            this.consumer = consumer;
        }
    }

    @Override
    public void publish(Collection<String> topics, String signal) {
        for (String topic : topics) {
            for (Listener listener : listeners.getOrDefault(topic, List.of())) {
                try {
                    listener.consumer.accept(signal);
                } catch (RuntimeException e) {
                    failures.accept(topic, e);
                }
            }
        }
    }

    @Override
    public Registration listen(String topic, Consumer<String> consumer) {
        Listener listener = new Listener(consumer);
        listeners.merge(topic, List.of(listener), InMemoryTopics::with);
        return () -> listeners.computeIfPresent(topic, (_, all) -> {
            List<Listener> others =
                    all.stream().filter(each -> each != listener).toList();
            return others.isEmpty() ? null : others;
        });
    }

    public boolean isListenedTo(String topic) {
        return listeners.containsKey(topic);
    }

    public Set<String> topics() {
        return Set.copyOf(listeners.keySet());
    }

    private static List<Listener> with(List<Listener> some, List<Listener> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
