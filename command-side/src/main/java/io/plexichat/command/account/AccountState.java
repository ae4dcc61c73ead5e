package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.key.Sealed;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param passwordHash null for an account that nobody can log in to
 * @param passwordChange the last one; null when the password is the one it was registered with
 */
record AccountState(
        AccountId accountId,
        Sealed username,
        Set<ServerRole> roles,
        @Nullable Sealed passwordHash,
        @Nullable PasswordChanged passwordChange) {

    /** @param before null before the first event */
    static AccountState evolve(@Nullable AccountState before, AccountEvent event) {
        return switch (event) {
            case AccountRegistered registered ->
                new AccountState(
                        registered.accountId(),
                        registered.username(),
                        registered.roles(),
                        registered.passwordHash(),
                        null);
            case PasswordChanged changed -> Objects.requireNonNull(before).with(changed);
        };
    }

    private AccountState with(PasswordChanged changed) {
        return new AccountState(accountId, username, roles, changed.passwordHash(), changed);
    }
}
