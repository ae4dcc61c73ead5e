package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes who guesses passwords and codes wait. Some wrong ones are free; after each further one the next has to wait twice as long, up to a
 * limit, and is not looked at before. Counted are those of a name, whether it is anybody's, and those from an address, whatever the
 * names. What comes from where the owner has logged in before is counted apart: whoever guesses elsewhere does not keep the owner out, and
 * neither does a neighbour who guesses at others.
 *
 * <p>Kept in memory, for each process by itself; the logins of one name meet in one.
 */
public final class LoginGuesses {
    private static final int REMEMBERED = 100_000;
    private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

    private static final List<RejectionCode> WRONG =
            List.of(SessionRejections.BAD_CREDENTIALS, SessionRejections.WRONG_CODE, AccountRejections.WRONG_PASSWORD);

    private final Cache<Counted, Failures> failures = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    private final FailedLogins failedLogins;

    LoginGuesses(FailedLogins failedLogins) {
        this.failedLogins = failedLogins;
    }

    /** What wrong guesses are counted of. */
    private sealed interface Counted {
        default int free() {
            return 5;
        }

        default Duration longest() {
            return Duration.ofMinutes(15);
        }

        /** Whether a right guess shows that the wrong ones were the owner's. */
        default boolean endsWithSuccess() {
            return true;
        }
    }

    private record OfName(LookupHash name) implements Counted {}

    private record OfKnownAddress(LookupHash name, AddressHash address) implements Counted {}

    /** By those who are logged in. */
    private record OfAccount(AccountId account) implements Counted {}

    /** Many people may share one, so each waits for less; and whoever has an account cannot begin anew by logging in to it. */
    private record OfAddress(AddressHash address) implements Counted {
        @Override
        public int free() {
            return 50;
        }

        @Override
        public Duration longest() {
            return Duration.ofMinutes(1);
        }

        @Override
        public boolean endsWithSuccess() {
            return false;
        }
    }

    /** @param until before that, nothing is looked at */
    private record Failures(int count, Instant until) {
        private static final Failures NONE = new Failures(0, Instant.MIN);

        /** Twice this is more than anybody waits for. */
        private static final int MOST_DOUBLINGS = 20;

        Failures another(Counted of, Instant at) {
            int doublings = count - of.free();
            Duration doubled = Duration.ofSeconds(1L << Math.clamp(doublings, 0, MOST_DOUBLINGS));
            Duration pause =
                    doublings < 0 ? Duration.ZERO : doubled.compareTo(of.longest()) < 0 ? doubled : of.longest();
            return new Failures(count + 1, at.plus(pause));
        }
    }

    /**
     * Carries out a login, or rejects it with {@code session.too-many-attempts}.
     *
     * @param address null where it is not known
     */
    public <R> R login(LoginClaim claim, @Nullable AddressHash address, Instant at, Supplier<R> login) {
        OfName name = new OfName(claim.name());
        List<Counted> counted = address == null
                ? List.of(name)
                : claim.knows(address)
                        ? List.of(new OfKnownAddress(claim.name(), address))
                        : List.of(name, new OfAddress(address));
        try {
            return counting(counted, at, login);
        } catch (RejectedException rejected) {
            if (isWrong(rejected)) {
                failedLogins.wrong(claim, address, at);
            } else if (SessionRejections.TOO_MANY_ATTEMPTS.isReasonOf(rejected)) {
                failedLogins.turnedAway(claim, address, at);
            }
            throw rejected;
        }
    }

    /** Likewise for what somebody who is logged in has to show the password or a code for once more. */
    public <R> R confirmation(AccountId account, Instant at, Supplier<R> confirmation) {
        return counting(List.of(new OfAccount(account)), at, confirmation);
    }

    private <R> R counting(List<Counted> counted, Instant at, Supplier<R> guess) {
        counted.forEach(each -> require(each, at));
        try {
            R right = guess.get();
            failures.invalidateAll(
                    counted.stream().filter(Counted::endsWithSuccess).toList());
            return right;
        } catch (RejectedException rejected) {
            if (isWrong(rejected)) {
                counted.forEach(each -> failed(each, at));
            }
            throw rejected;
        }
    }

    private static boolean isWrong(RejectedException rejected) {
        return WRONG.stream().anyMatch(code -> code.isReasonOf(rejected));
    }

    private void require(Counted of, Instant at) {
        Failures known = failures.getIfPresent(of);
        if (known != null && at.isBefore(known.until())) {
            Duration left = Duration.between(at, known.until());
            throw SessionRejections.TOO_MANY_ATTEMPTS.because(
                    "Expected fewer wrong passwords and codes, but there were too many. Try again later.", left);
        }
    }

    private void failed(Counted of, Instant at) {
        failures.asMap()
                .compute(
                        of,
                        (_, known) ->
                                Objects.requireNonNullElse(known, Failures.NONE).another(of, at));
    }
}
