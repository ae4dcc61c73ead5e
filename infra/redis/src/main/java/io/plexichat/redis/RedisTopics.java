package io.plexichat.redis;

import io.plexichat.kernel.ephemeral.InMemoryTopics;
import io.plexichat.kernel.ephemeral.Registration;
import io.plexichat.kernel.ephemeral.Topics;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners of this process are told at once, those of others through Redis. */
final class RedisTopics implements Topics {
    private static final Logger log = LoggerFactory.getLogger(RedisTopics.class);
    private static final char AFTER_ORIGIN = '\n';

    /** Names this process: what comes back from Redis was told already. */
    private final String origin = UUID.randomUUID().toString();

    private final InMemoryTopics local =
            new InMemoryTopics((topic, e) -> log.error("A listener of {} failed.", topic, e));
    private final Outbox outbox;
    private final Subscriptions subscriptions;

    RedisTopics(RedisLink link) {
        outbox = new Outbox(link);
        subscriptions = new Subscriptions(link, local::topics, local::isListenedTo, this::arrived);
        link.onTick(subscriptions::completeMissing);
    }

    @Override
    public void publish(Collection<String> topics, String signal) {
        local.publish(topics, signal);
        outbox.send(topics, origin + AFTER_ORIGIN + signal);
    }

    @Override
    public Registration listen(String topic, Consumer<String> listener) {
        Registration registration = local.listen(topic, listener);
        subscriptions.check(topic);
        return () -> {
            registration.close();
            subscriptions.check(topic);
        };
    }

    private void arrived(String topic, String message) {
        int end = message.indexOf(AFTER_ORIGIN);
        if (end >= 0 && !message.substring(0, end).equals(origin)) {
            local.publish(Set.of(topic), message.substring(end + 1));
        }
    }
}
