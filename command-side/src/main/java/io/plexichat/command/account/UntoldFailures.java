package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What failed at a name since its owner logged in. In memory, and bounded: all of it is in the log, too, but nobody should wait for a look through
 * the log at each login.
 */
final class UntoldFailures {
    private static final int REMEMBERED = 100_000;
    private static final Duration REMEMBERED_FOR = Duration.ofDays(30);

    private final Cache<LookupHash, FailedAttempts> failures = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    void add(LookupHash name, Instant at) {
        var _ = failures.asMap()
                .merge(
                        name,
                        new FailedAttempts(1, at, at),
                        (known, another) ->
                                new FailedAttempts(known.count() + another.count(), known.first(), another.last()));
    }

    /** Null when there are none. */
    @Nullable
    FailedAttempts take(LookupHash name) {
        return failures.asMap().remove(name);
    }
}
