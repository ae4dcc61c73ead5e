package io.plexichat.command.account;

import io.plexichat.command.account.TriedCounts.Counted;
import io.plexichat.command.account.TriedCounts.OfAccount;
import io.plexichat.command.account.TriedCounts.OfAddress;
import io.plexichat.command.account.TriedCounts.OfKnownAddress;
import io.plexichat.command.account.TriedCounts.OfMail;
import io.plexichat.command.account.TriedCounts.OfName;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Instant;
import java.util.List;
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
    private static final List<RejectionCode> WRONG = List.of(
            SessionRejections.BAD_CREDENTIALS,
            SessionRejections.WRONG_CODE,
            SessionRejections.WRONG_PASSKEY,
            AccountRejections.WRONG_PASSWORD,
            AccountRejections.WRONG_EMAIL_CODE);

    private final TriedCounts tries = new TriedCounts();
    private final UntoldFailures untold = new UntoldFailures();
    private final FailedLogins failedLogins;

    LoginGuesses(FailedLogins failedLogins) {
        this.failedLogins = failedLogins;
    }

    /**
     * Carries out a login, or rejects it with {@code session.too-many-attempts}.
     *
     * @param address null where it is not known
     */
    public <R> R login(LoginClaim claim, @Nullable AddressHash address, Instant at, Supplier<R> login) {
        return login(claim, address, at, login, true);
    }

    /** Likewise for a step of a login that is not all of it: what is right in it does not begin the counts anew. */
    public <R> R partOfLogin(LoginClaim claim, @Nullable AddressHash address, Instant at, Supplier<R> part) {
        return login(claim, address, at, part, false);
    }

    private <R> R login(LoginClaim claim, @Nullable AddressHash address, Instant at, Supplier<R> login, boolean isAll) {
        OfName name = new OfName(claim.name());
        List<Counted> counted = address == null
                ? List.of(name)
                : claim.knows(address)
                        ? List.of(new OfKnownAddress(claim.name(), address))
                        : List.of(name, new OfAddress(address));
        try {
            return counting(counted, at, login, isAll);
        } catch (RejectedException rejected) {
            if (isWrong(rejected)) {
                if (claim.account() != null) {
                    untold.add(claim.name(), at);
                }
                // Those at the account come first, before those from an address.
                failedLogins.wrong(claim, address, at, tries.longestWait(counted.getFirst(), at));
            } else if (SessionRejections.TOO_MANY_ATTEMPTS.isReasonOf(rejected)) {
                failedLogins.turnedAway(claim, address, at);
            }
            throw rejected;
        }
    }

    /** What failed at this name since it was told the last time: once, to whoever has shown to be its owner. */
    public @Nullable FailedAttempts tellFailed(LoginClaim claim) {
        return untold.take(claim.name());
    }

    /** As a login, for what somebody who is logged in has to show the password or a code for once more. */
    public <R> R confirmation(AccountId account, Instant at, Supplier<R> confirmation) {
        return counting(List.of(new OfAccount(account)), at, confirmation, true);
    }

    /**
     * For who asks for a mail to be sent, since nobody is to be flooded: counted are those of an account, and those from an address. Rejects with
     * {@code session.too-many-attempts}.
     *
     * @param address null where it is not known
     */
    public void mail(AccountId account, @Nullable AddressHash address, Instant at) {
        mail(new OfMail(account), address, at);
    }

    /** Likewise, by a name, whether it is anybody's or not. */
    public void mail(LookupHash name, @Nullable AddressHash address, Instant at) {
        mail(new OfMail(name), address, at);
    }

    private void mail(OfMail asked, @Nullable AddressHash address, Instant at) {
        List<Counted> counted = address == null ? List.of(asked) : List.of(asked, new OfAddress(address));
        tries.require(counted, at);
        tries.another(counted, at);
    }

    private <R> R counting(List<Counted> counted, Instant at, Supplier<R> guess, boolean isAll) {
        tries.require(counted, at);
        try {
            R right = guess.get();
            if (isAll) {
                tries.succeeded(counted);
            }
            return right;
        } catch (RejectedException rejected) {
            if (isWrong(rejected)) {
                tries.another(counted, at);
            }
            throw rejected;
        }
    }

    private static boolean isWrong(RejectedException rejected) {
        return WRONG.stream().anyMatch(code -> code.isReasonOf(rejected));
    }
}
