package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.command.DoublingPause;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How often something was tried that may not be tried often, and until when the next time has to wait. In memory, and bounded. */
final class TriedCounts {
    private static final int REMEMBERED = 100_000;
    private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

    private final Cache<Counted, Tries> tries = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    /** What is counted of. */
    sealed interface Counted {
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

    record OfName(LookupHash name) implements Counted {}

    record OfKnownAddress(LookupHash name, AddressHash address) implements Counted {}

    /** By those who are logged in. */
    record OfAccount(AccountId account) implements Counted {}

    /** Many people may share one, so each waits for less; and whoever has an account cannot begin anew by logging in to it. */
    record OfAddress(AddressHash address) implements Counted {
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

    /** Mails that somebody asks for, each of which counts. The last wait is as long as what is mailed is good for: then there is a good one. */
    record OfMail(Object asked) implements Counted {
        @Override
        public int free() {
            return 3;
        }
    }

    /** @param until before that, nothing is looked at */
    private record Tries(int count, Instant until) {
        private static final Tries NONE = new Tries(0, Instant.MIN);

        private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

        Tries another(Counted of, Instant at) {
            int pauses = count - of.free();
            Duration pause = pauses < 0 ? Duration.ZERO : new DoublingPause(FIRST_PAUSE, of.longest()).after(pauses);
            return new Tries(count + 1, at.plus(pause));
        }
    }

    /** Rejects with {@code session.too-many-attempts} when one of them has to wait. */
    void require(List<Counted> counted, Instant at) {
        for (Counted of : counted) {
            Tries known = tries.getIfPresent(of);
            if (known != null && at.isBefore(known.until())) {
                Duration left = Duration.between(at, known.until());
                throw SessionRejections.TOO_MANY_ATTEMPTS.because(
                        "Expected fewer attempts, but there were too many. Try again later.", left);
            }
        }
    }

    void another(List<Counted> counted, Instant at) {
        counted.forEach(of -> tries.asMap()
                .compute(
                        of,
                        (_, known) ->
                                Objects.requireNonNullElse(known, Tries.NONE).another(of, at)));
    }

    /** Until when one has to wait, where that is as long as it gets; null where it is not. */
    @Nullable
    Instant longestWait(Counted of, Instant at) {
        Tries known = tries.getIfPresent(of);
        return known == null || known.until().isBefore(at.plus(of.longest())) ? null : known.until();
    }

    /** Those that a success is the end of begin anew. */
    void succeeded(List<Counted> counted) {
        tries.invalidateAll(counted.stream().filter(Counted::endsWithSuccess).toList());
    }
}
