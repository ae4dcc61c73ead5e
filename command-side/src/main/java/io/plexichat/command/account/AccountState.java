package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.Sealed;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * @param passwordHash null for an account that nobody can log in to
 * @param passwordBinding where that hash belongs
 * @param endings of its sessions
 * @param known where its owner logged in from
 * @param emails its address, and the one that is to be
 * @param locked whether it is
 */
record AccountState(
        AccountId accountId,
        Sealed username,
        Set<ServerRole> roles,
        @Nullable Sealed passwordHash,
        Binding passwordBinding,
        SessionEndings endings,
        KnownAddresses known,
        AccountEmails emails,
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
                with(changed.passwordHash(), AccountBindings.changedPasswordHash(accountId))
                        .with(endings.ofOthers(changed.session(), changed.at()));
            case PasswordRecovered recovered ->
                with(recovered.passwordHash(), AccountBindings.recoveredPasswordHash(accountId))
                        .with(endings.ofAll(recovered.at()));
            case PasswordRehashed rehashed ->
                with(rehashed.passwordHash(), AccountBindings.rehashedPasswordHash(accountId));
            case SessionsEnded ended ->
                with(ended.kept() == null ? endings.ofAll(ended.at()) : endings.ofOthers(ended.kept(), ended.at()));
            case AddressKnown address -> with(known.with(address));
            case EmailOffered offered -> with(emails.with(offered));
            case EmailConfirmed confirmed -> with(emails.with(confirmed));
            case EmailAddressRemoved _ -> with(AccountEmails.NONE);
            case AccountLocked lock -> with(endings.ofAll(lock.at())).with(true);
            case AccountUnlocked _ -> with(false);
            case RoleGranted granted -> withRoles(all -> all.add(granted.role()));
            case RoleTaken taken -> withRoles(all -> all.remove(taken.role()));
        };
    }

    private static AccountState registered(AccountRegistered event) {
        return new AccountState(
                event.accountId(),
                event.username(),
                event.roles(),
                event.passwordHash(),
                AccountBindings.passwordHash(event.accountId()),
                SessionEndings.NONE,
                KnownAddresses.NONE,
                event.email() == null ? AccountEmails.NONE : AccountEmails.GIVEN,
                false);
    }

    private AccountState withRoles(Consumer<Set<ServerRole>> change) {
        Set<ServerRole> changed = EnumSet.noneOf(ServerRole.class);
        changed.addAll(roles);
        change.accept(changed);
        return new AccountState(
                accountId,
                username,
                ServerRole.setOf(changed),
                passwordHash,
                passwordBinding,
                endings,
                known,
                emails,
                locked);
    }

    private AccountState with(Sealed hash, Binding binding) {
        return new AccountState(accountId, username, roles, hash, binding, endings, known, emails, locked);
    }

    private AccountState with(SessionEndings moreEndings) {
        return new AccountState(
                accountId, username, roles, passwordHash, passwordBinding, moreEndings, known, emails, locked);
    }

    private AccountState with(KnownAddresses places) {
        return new AccountState(
                accountId, username, roles, passwordHash, passwordBinding, endings, places, emails, locked);
    }

    private AccountState with(AccountEmails changed) {
        return new AccountState(
                accountId, username, roles, passwordHash, passwordBinding, endings, known, changed, locked);
    }

    private AccountState with(boolean isLocked) {
        return new AccountState(
                accountId, username, roles, passwordHash, passwordBinding, endings, known, emails, isLocked);
    }
}
