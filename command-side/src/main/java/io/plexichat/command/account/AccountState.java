package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.Sealed;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param passwordHash null for an account that nobody can log in to
 * @param passwordBinding where that hash belongs
 * @param passwordChange the last one; null when the password is the one it was registered with
 */
record AccountState(
        AccountId accountId,
        Sealed username,
        Set<ServerRole> roles,
        @Nullable Sealed passwordHash,
        Binding passwordBinding,
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
                        AccountBindings.passwordHash(registered.accountId()),
                        null);
            case PasswordChanged changed ->
                Objects.requireNonNull(before)
                        .with(
                                changed.passwordHash(),
                                AccountBindings.changedPasswordHash(changed.accountId()),
                                changed);
            case PasswordRehashed rehashed ->
                Objects.requireNonNull(before)
                        .with(
                                rehashed.passwordHash(),
                                AccountBindings.rehashedPasswordHash(rehashed.accountId()),
                                before.passwordChange());
        };
    }

    private AccountState with(Sealed hash, Binding binding, @Nullable PasswordChanged change) {
        return new AccountState(accountId, username, roles, hash, binding, change);
    }
}
