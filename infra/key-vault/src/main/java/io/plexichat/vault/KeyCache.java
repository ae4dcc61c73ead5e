package io.plexichat.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The data keys that were used last. What was read before keys were destroyed is not put in after: it may be one of them.
 */
final class KeyCache {
    private final Cache<KeyId, DataKey> byId;
    private final Cache<KeyScope, DataKey> byScope;
    private final AtomicLong destructions = new AtomicLong();

    KeyCache(long capacity) {
        byId = Caffeine.newBuilder().maximumSize(capacity).build();
        byScope = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    @Nullable
    DataKey of(KeyId id) {
        return byId.getIfPresent(id);
    }

    @Nullable
    DataKey of(KeyScope scope) {
        return byScope.getIfPresent(scope);
    }

    /** To be taken before keys are read that will be put in. */
    long epoch() {
        return destructions.get();
    }

    void put(DataKey key, long epoch) {
        byId.put(key.id(), key);
        byScope.put(key.scope(), key);
        if (destructions.get() != epoch) {
            byId.invalidate(key.id());
            byScope.invalidate(key.scope());
        }
    }

    void drop(Predicate<KeyScope> which) {
        destructions.incrementAndGet();
        byId.asMap().values().removeIf(key -> which.test(key.scope()));
        byScope.asMap().keySet().removeIf(which);
    }
}
