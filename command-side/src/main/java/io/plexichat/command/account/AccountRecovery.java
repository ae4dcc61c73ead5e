package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.recovery.RecoveryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Sets the password of who cannot log in any more, and has shown otherwise who it is. */
public final class AccountRecovery {
    private final AccountNames names;
    private final AccountReader reader;
    private final PasswordHashing hashing;
    private final PasswordScreening screening;
    private final AccountSeals seals;
    private final Aggregates<Account> accounts;

    AccountRecovery(
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            PasswordScreening screening,
            AccountSeals seals,
            Aggregates<Account> accounts) {
        this.names = names;
        this.reader = reader;
        this.hashing = hashing;
        this.screening = screening;
        this.seals = seals;
        this.accounts = accounts;
    }

    /** What a name is known by. Looks at nothing, so nobody can tell by it whether the name is anybody's. */
    public LookupHash nameOf(Username username) {
        return names.hash(username);
    }

    public Optional<AccountId> holder(LookupHash name) {
        return names.holder(name);
    }

    /**
     * In the unit of work of whoever asks. Rejects as {@link io.plexichat.kernel.account.WeakPassword} says.
     *
     * @param requestedAt when the recovery was asked for; a change of the password, the address or the factors, and a lock, overtake it
     * @return empty when it is overtaken, and nothing is changed
     */
    public Optional<AcceptedPassword> recover(
            AccountId accountId, Password password, RecoveryId recovery, Instant requestedAt, Instant at) {
        Optional<AccountState> recoverable =
                reader.read(accountId).filter(account -> isRecoverable(account, requestedAt));
        if (recoverable.isEmpty()) {
            return Optional.empty();
        }
        AccountState account = recoverable.get();
        Optional<Username> username = seals.username(account);
        if (username.isEmpty()) {
            return Optional.empty();
        }
        screening.require("newPassword", password, username.get());
        Sealed hash = seals.recovered(accountId, hashing.hash(password));
        return accounts.find(accountId)
                .filter(current -> current.invoke(each -> isRecoverable(each.state(), requestedAt)
                        && Objects.equals(account.passwordHash(), each.state().passwordHash())))
                .map(current -> {
                    current.execute(each -> each.recoverPassword(new PasswordRecovered(accountId, hash, recovery, at)));
                    return PasswordStrengths.of(password);
                });
    }

    private static boolean isRecoverable(AccountState account, Instant requestedAt) {
        var email = account.emails().confirmed();
        return !account.locked()
                && account.passwordHash() != null
                && email != null
                && email.at().isBefore(requestedAt)
                && !account.endings().anySince(requestedAt);
    }
}
