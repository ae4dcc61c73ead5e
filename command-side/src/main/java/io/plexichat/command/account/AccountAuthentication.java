package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.PasswordHash;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who somebody is, by password or by a session of theirs. Second factors are looked at elsewhere. */
public final class AccountAuthentication {
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final AccountNames names;
    private final AccountReader reader;
    private final PasswordHashing hashing;
    private final AccountSeals seals;
    private final Aggregates<Account> accounts;
    private final LoginGuesses guesses;

    AccountAuthentication(
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            AccountSeals seals,
            Aggregates<Account> accounts,
            LoginGuesses guesses) {
        this.names = names;
        this.reader = reader;
        this.hashing = hashing;
        this.seals = seals;
        this.accounts = accounts;
        this.guesses = guesses;
    }

    /** Reads the same of the log whether there is such an account or not. */
    public LoginClaim claim(Username username) {
        LookupHash name = names.hash(username);
        AccountId account = names.holder(name).orElse(NOBODY);
        return new LoginClaim(name, reader.read(account).orElse(null));
    }

    /** Likewise, whom somebody says to be by id. */
    public LoginClaim claim(AccountId accountId) {
        Optional<AccountState> account = reader.read(accountId);
        // Guesses at an account are counted together, by whatever they are; those at nobody by what was given.
        Username name = account.flatMap(seals::username).orElseGet(() -> new Username(accountId.toString()));
        return new LoginClaim(names.hash(name), account.orElse(null));
    }

    /**
     * For whom something else than a password is looked at in the same unit of work; see {@link #authenticate(LoginClaim, Password,
     * AddressHash, Instant)}.
     *
     * @param refused for nobody, and for an account that is locked or was erased
     */
    public Authenticated admit(
            LoginClaim claim, @Nullable AddressHash address, Instant at, Supplier<RejectedException> refused) {
        AccountState account = claim.account();
        if (account == null) {
            throw refused.get();
        }
        AccountState locked = accounts.load(account.accountId(), refused).invoke(current -> {
            if (current.state().locked()) {
                throw refused.get();
            }
            if (address != null) {
                current.loggedInFrom(address, at);
            }
            return current.state();
        });
        return authenticated(locked).orElseThrow(refused);
    }

    /**
     * Rejects with {@code session.bad-credentials}, after the same work whatever was wrong. What it answers stays true until the
     * unit of work is over: the account is locked, so a password is not changed between its check and the session it starts. A hash
     * that was made for less than the settings ask for now is made anew.
     *
     * @param address that is known from now on; null where it is not known
     */
    public Authenticated authenticate(LoginClaim claim, Password password, @Nullable AddressHash address, Instant at) {
        AccountState account = claim.account();
        PasswordHash expected = account == null ? null : seals.passwordHash(account);
        if (!hashing.matches(password, expected) || account == null || account.locked()) {
            throw badCredentials();
        }
        Optional<PasswordRehashed> rehashed = Optional.ofNullable(expected)
                .filter(hashing::isOutdated)
                .map(_ -> rehashed(account.accountId(), password, at));
        AccountState locked = accounts.load(account.accountId(), AccountAuthentication::badCredentials)
                .invoke(current -> {
                    if (!Objects.equals(account.passwordHash(), current.state().passwordHash())
                            || current.state().locked()) {
                        throw badCredentials();
                    }
                    rehashed.ifPresent(current::rehashPassword);
                    if (address != null) {
                        current.loggedInFrom(address, at);
                    }
                    return current.state();
                });
        return authenticated(locked).orElseThrow(AccountAuthentication::badCredentials);
    }

    private PasswordRehashed rehashed(AccountId accountId, Password password, Instant at) {
        return new PasswordRehashed(accountId, seals.rehashed(accountId, hashing.hash(password)), at);
    }

    /** Whom a session started then still acts for; empty when a change of the password, a lock or an erasure has ended it. */
    public Optional<Authenticated> authenticate(AccountId accountId, SessionId session, Instant startedAt) {
        return reader.read(accountId)
                .filter(account -> !account.locked() && !account.endings().include(session, startedAt))
                .flatMap(this::authenticated);
    }

    /**
     * Its sessions are over from now on, in the unit of work of whoever asks. Rejects with {@code account.not-found}.
     *
     * @param kept the one that goes on; null for none
     */
    public void endSessions(AccountId accountId, @Nullable SessionId kept, Instant at) {
        accounts.load(accountId, () -> Account.notFound(accountId)).execute(account -> account.endSessions(kept, at));
    }

    /** The account has no address from now on, in the unit of work of whoever asks. Rejects with {@code account.not-found}. */
    public void removeEmail(AccountId accountId, Instant at) {
        accounts.load(accountId, () -> Account.notFound(accountId)).execute(account -> account.removeEmail(at));
    }

    /** Whose name it is. Rejects with {@code account.not-found}. */
    public AccountId require(Username username) {
        return names.holder(names.hash(username))
                .orElseThrow(() ->
                        AccountRejections.NOT_FOUND.because("Expected an account of this name, but there is none."));
    }

    /**
     * For somebody who is logged in. Rejects with {@code account.wrong-password}, also when there is no such account, and with
     * {@code session.too-many-attempts}.
     */
    public void requirePassword(AccountId accountId, Password password, Instant at) {
        Optional<AccountState> account = reader.read(accountId);
        requirePassword(accountId, account.map(seals::passwordHash).orElse(null), password, at);
    }

    void requirePassword(AccountId accountId, @Nullable PasswordHash expected, Password password, Instant at) {
        boolean _ = guesses.confirmation(accountId, at, () -> {
            if (!hashing.matches(password, expected)) {
                throw AccountRejections.WRONG_PASSWORD.because(
                        "Expected the password of account " + accountId + ", but it is another.");
            }
            return true;
        });
    }

    private Optional<Authenticated> authenticated(AccountState account) {
        return seals.username(account)
                .map(username -> new Authenticated(account.accountId(), username, account.roles(), false));
    }

    private static RejectedException badCredentials() {
        return SessionRejections.BAD_CREDENTIALS.because(
                "Expected a user name and its password, but they do not belong together.");
    }
}
