package io.plexichat.kernel.ephemeral;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * Small signals to whoever listens right now. Each arrives at most once at each listener, those of one process in the order they were
 * sent; none is kept for later. A topic that nobody listens to costs next to nothing.
 */
public interface Topics {
    /** The same signal on each of the topics. Listeners of this process may be told before this returns. */
    void publish(Collection<String> topics, String signal);

    /**
     * Listeners of this process are told by whoever publishes, so a listener must neither block nor wait.
     *
     * @return ends the listening; a signal that is under way may still arrive
     */
    Registration listen(String topic, Consumer<String> listener);
}
