package io.plexichat.standalone.backend;

import io.plexichat.redis.RedisAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What gateways share for a while.
 *
 * @param url such as {@code rediss://redis.example:6379/0}; without it a gateway shares with nobody
 * @param prefix of keys and channels, for servers that share one Redis
 */
public record RedisSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("plexichat:") String prefix) {
    public RedisSettings {
        if (url == null && (user != null || password != null)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.redis.url beside a user or password, but it is not set.");
        }
        if (user != null && password == null) {
            throw new IllegalArgumentException("Expected plexichat.redis.password beside a user, but it is not set.");
        }
        if (url != null) {
            RedisAddress _ = RedisAddress.parse(url, null, null, prefix);
        }
    }

    /** Null when there is none. */
    public @Nullable RedisAddress address() {
        return url == null ? null : RedisAddress.parse(url, user, password == null ? null : password.value(), prefix);
    }
}
