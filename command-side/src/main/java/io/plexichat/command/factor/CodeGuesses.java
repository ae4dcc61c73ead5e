package io.plexichat.command.factor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Makes who guesses codes wait, as RFC 6238 asks for: six digits are few. Five wrong codes of an account are free; after each further one
 * the next has to wait twice as long, up to 15 minutes, until one is right. Kept in memory, for each process by itself.
 */
final class CodeGuesses {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** Twice this is more than {@link #LONGEST}. */
    private static final int DOUBLINGS = 10;

    private static final int ACCOUNTS = 100_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Cache<AccountId, Failures> failures = Caffeine.newBuilder()
            .maximumSize(ACCOUNTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** @param until before that, no code is looked at */
    private record Failures(int count, Instant until) {
        private static final Failures NONE = new Failures(0, Instant.MIN);

        Failures another(Instant at) {
            int more = count + 1 - FREE;
            Duration pause =
                    more <= 0 ? Duration.ZERO : more > DOUBLINGS ? LONGEST : Duration.ofSeconds(1L << (more - 1));
            return new Failures(count + 1, at.plus(pause));
        }
    }

    /** Rejects with {@code session.too-many-attempts} while one has to wait. */
    void require(AccountId account, Instant at) {
        Failures known = failures.getIfPresent(account);
        if (known != null && at.isBefore(known.until())) {
            long seconds = Math.max(1, Duration.between(at, known.until()).toSeconds());
            throw SessionRejections.TOO_MANY_ATTEMPTS.because(
                    "Expected fewer wrong codes, but there were too many. Try again in " + seconds + " seconds.");
        }
    }

    void failed(AccountId account, Instant at) {
        failures.asMap()
                .compute(
                        account,
                        (_, known) ->
                                Objects.requireNonNullElse(known, Failures.NONE).another(at));
    }

    void succeeded(AccountId account) {
        failures.invalidate(account);
    }
}
