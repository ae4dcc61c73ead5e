package io.plexichat.redis;

import io.plexichat.kernel.ephemeral.EphemeralStateException;
import io.plexichat.kernel.ephemeral.Values;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Values in Redis only: there is no good answer while it is away. */
final class RedisValues implements Values {
    private final RedisLink link;

    RedisValues(RedisLink link) {
        this.link = link;
    }

    @Override
    public CompletableFuture<Void> put(String key, String value, Duration keep) {
        return asked(client ->
                client.<String>getBucket(key(key), StringCodec.INSTANCE).setAsync(value, keep));
    }

    @Override
    public CompletableFuture<Map<String, String>> get(Collection<String> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        String[] names = keys.stream().map(this::key).toArray(String[]::new);
        int prefix = key("").length();
        return asked(client -> client.getBuckets(StringCodec.INSTANCE).<String>getAsync(names))
                .thenApply(found -> {
                    Map<String, String> values = new HashMap<>();
                    found.forEach((name, value) -> values.put(name.substring(prefix), value));
                    return values;
                });
    }

    @Override
    public CompletableFuture<Void> prolong(String key, Duration keep) {
        return asked(client -> client.getBucket(key(key), StringCodec.INSTANCE).expireAsync(keep))
                .thenApply(_ -> null);
    }

    @Override
    public CompletableFuture<Void> remove(String key) {
        return asked(client -> client.getBucket(key(key), StringCodec.INSTANCE).deleteAsync())
                .thenApply(_ -> null);
    }

    private <T> CompletableFuture<T> asked(Function<RedissonClient, CompletionStage<T>> question) {
        return link.client()
                .map(client -> question.apply(client)
                        .toCompletableFuture()
                        .whenComplete((_, e) -> {
                            if (e != null) {
                                link.suspect(e);
                            }
                        })
                        .exceptionallyCompose(e -> CompletableFuture.failedFuture(
                                new EphemeralStateException("Expected an answer of Redis, but got none.", e))))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new EphemeralStateException("Expected to ask Redis, but it is away.")));
    }

    private String key(String name) {
        return link.key("value:" + name);
    }
}
