package io.plexichat.kernel.account;

import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.key.Binding;

/** Where the sealed values of accounts belong. */
public final class AccountBindings {
    private AccountBindings() {}

    public static Binding username(AccountId account) {
        return Binding.of(AccountRegistered.class, "username", account);
    }

    public static Binding displayName(AccountId account) {
        return Binding.of(AccountRegistered.class, "displayName", account);
    }

    public static Binding email(AccountId account) {
        return Binding.of(AccountRegistered.class, "email", account);
    }

    public static Binding offeredEmail(AccountId account) {
        return Binding.of(EmailOffered.class, "email", account);
    }

    public static Binding confirmedEmail(AccountId account) {
        return Binding.of(EmailConfirmed.class, "email", account);
    }

    public static Binding recoveredPasswordHash(AccountId account) {
        return Binding.of(PasswordRecovered.class, "passwordHash", account);
    }

    public static Binding passwordHash(AccountId account) {
        return Binding.of(AccountRegistered.class, "passwordHash", account);
    }

    public static Binding changedPasswordHash(AccountId account) {
        return Binding.of(PasswordChanged.class, "passwordHash", account);
    }

    public static Binding rehashedPasswordHash(AccountId account) {
        return Binding.of(PasswordRehashed.class, "passwordHash", account);
    }

    public static Binding lockReason(AccountId account) {
        return Binding.of(AccountLocked.class, "reason", account);
    }

    public static Binding unlockReason(AccountId account) {
        return Binding.of(AccountUnlocked.class, "reason", account);
    }
}
