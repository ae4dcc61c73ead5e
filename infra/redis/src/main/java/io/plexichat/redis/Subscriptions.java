package io.plexichat.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens in Redis to what somebody here listens to. One step a topic is under way at a time; when it is done, what is wanted is looked
 * at anew. After Redis was away, Redisson itself listens again to what it did.
 */
final class Subscriptions {
    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final RedisLink link;
    private final Supplier<Set<String>> wanted;
    private final Predicate<String> isWanted;
    private final BiConsumer<String, String> arrived;
    private final Map<String, Step> topics = new HashMap<>();
    private volatile boolean missing;

    /** @param listener its id, once it listens; null while a step is under way */
    private record Step(RTopic topic, @Nullable Integer listener) {}

    Subscriptions(
            RedisLink link,
            Supplier<Set<String>> wanted,
            Predicate<String> isWanted,
            BiConsumer<String, String> arrived) {
        this.link = link;
        this.wanted = wanted;
        this.isWanted = isWanted;
        this.arrived = arrived;
    }

    /** What could not be listened to while Redis was away. */
    void completeMissing() {
        if (missing) {
            missing = false;
            wanted.get().forEach(this::check);
        }
    }

    void check(String name) {
        synchronized (topics) {
            Step step = topics.get(name);
            if (step == null && isWanted.test(name)) {
                begin(name);
            } else if (step != null && step.listener() != null && !isWanted.test(name)) {
                topics.put(name, new Step(step.topic(), null));
                step.topic().removeListenerAsync(step.listener()).whenComplete((_, e) -> done(name, null, e));
            }
        }
    }

    private void begin(String name) {
        Optional<RedissonClient> client = link.client();
        if (client.isEmpty()) {
            missing = true;
            return;
        }
        RTopic topic = client.get().getTopic(link.key("topic:" + name), StringCodec.INSTANCE);
        topics.put(name, new Step(topic, null));
        topic.addListenerAsync(String.class, (_, message) -> arrived.accept(name, message))
                .whenComplete((id, e) -> done(name, id == null ? null : new Step(topic, id), e));
    }

    private void done(String name, @Nullable Step now, @Nullable Throwable failure) {
        synchronized (topics) {
            if (now == null) {
                topics.remove(name);
            } else {
                topics.put(name, now);
            }
        }
        if (failure == null) {
            check(name);
        } else {
            log.debug("Listening to {} was not changed.", name, failure);
            missing = true;
        }
    }
}
