package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param passwordHash null for an account that nobody can log in to
 * @param passwordBinding where that hash belongs
 * @param passwordChange the last one; null when the password is the one it was registered with
 * @param known where its owner logged in from
 * @param lockedAt the last time; null when it never was
 * @param locked whether it still is
 */
record AccountState(
        AccountId accountId,
        Sealed username,
        Set<ServerRole> roles,
        @Nullable Sealed passwordHash,
        Binding passwordBinding,
        @Nullable PasswordChanged passwordChange,
        KnownAddresses known,
        @Nullable Instant lockedAt,
        boolean locked) {

    /** @param before null before the first event */
    static AccountState evolve(@Nullable AccountState before, AccountEvent event) {
        return event instanceof AccountRegistered registered
                ? registered(registered)
                : Objects.requireNonNull(before).after(event);
    }

    private AccountState after(AccountEvent event) {
        return switch (event) {
            case AccountRegistered registered -> registered(registered);
            case PasswordChanged changed ->
                with(changed.passwordHash(), AccountBindings.changedPasswordHash(changed.accountId()), changed);
            case PasswordRehashed rehashed ->
                with(
                        rehashed.passwordHash(),
                        AccountBindings.rehashedPasswordHash(rehashed.accountId()),
                        passwordChange);
            case AddressKnown address -> with(known.with(address), lockedAt, locked);
            case AccountLocked lock -> with(known, lock.at(), true);
            case AccountUnlocked _ -> with(known, lockedAt, false);
        };
    }

    /**
     * Whether a session is over for what happened to its account. At the very same time counts as before: whoever knew the old password
     * does not stay in by luck.
     */
    boolean hasEnded(SessionId session, Instant startedAt) {
        boolean byPassword = passwordChange != null
                && !passwordChange.session().equals(session)
                && !startedAt.isAfter(passwordChange.at());
        boolean byLock = lockedAt != null && !startedAt.isAfter(lockedAt);
        return locked || byPassword || byLock;
    }

    private static AccountState registered(AccountRegistered event) {
        return new AccountState(
                event.accountId(),
                event.username(),
                event.roles(),
                event.passwordHash(),
                AccountBindings.passwordHash(event.accountId()),
                null,
                KnownAddresses.NONE,
                null,
                false);
    }

    private AccountState with(Sealed hash, Binding binding, @Nullable PasswordChanged change) {
        return new AccountState(accountId, username, roles, hash, binding, change, known, lockedAt, locked);
    }

    private AccountState with(KnownAddresses places, @Nullable Instant lastLock, boolean isLocked) {
        return new AccountState(
                accountId, username, roles, passwordHash, passwordBinding, passwordChange, places, lastLock, isLocked);
    }
}
