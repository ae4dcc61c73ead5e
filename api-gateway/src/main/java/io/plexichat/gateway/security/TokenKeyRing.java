package io.plexichat.gateway.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of access tokens that there are, in the order in which they sign. */
record TokenKeyRing(List<TokenKey> keys) {
    /** A key is there for so long before it signs, so that all gateways know it by then, and whoever keeps a copy of the public ones. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** That clocks of gateways may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    TokenKeyRing {
        keys = keys.stream().sorted(Comparator.comparingInt(TokenKey::number)).toList();
    }

    /** There is one unless the ring is empty: the first, while none is due. */
    TokenKey signing(Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(keys::getFirst);
    }

    Optional<TokenKey> find(@Nullable String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /**
     * The key that has to be made now, if any.
     *
     * @param rotateEvery zero for never
     */
    Optional<TokenKey> due(Instant now, Duration rotateEvery) {
        if (keys.isEmpty()) {
            return Optional.of(TokenKey.create(1, now));
        }
        TokenKey newest = keys.getLast();
        boolean isDue = rotateEvery.isPositive()
                && !now.isBefore(newest.signsFrom().plus(rotateEvery).minus(AHEAD));
        return isDue ? Optional.of(TokenKey.create(newest.number() + 1, now.plus(AHEAD))) : Optional.empty();
    }

    /**
     * Those of which no token lives any more.
     *
     * @param lifetime of tokens
     */
    List<TokenKey> over(Instant now, Duration lifetime) {
        Instant signedLast = now.minus(lifetime).minus(SKEW);
        return keys.stream()
                .filter(key -> keys.stream()
                        .anyMatch(next ->
                                next.number() > key.number() && next.signsFrom().isBefore(signedLast)))
                .toList();
    }
}
