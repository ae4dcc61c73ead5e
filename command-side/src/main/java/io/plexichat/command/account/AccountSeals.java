package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.PasswordHash;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.key.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Seals what events say of a person, and opens what the command side has to know of it. */
final class AccountSeals {
    private final KeyVault vault;

    AccountSeals(KeyVault vault) {
        this.vault = vault;
    }

    AccountRegistered seal(RegisterAccount command, LookupHash name, PasswordHash passwordHash) {
        AccountId id = command.accountId();
        KeyScope person = KeyScope.person(id);
        Sealer sealer = vault.sealer(person);
        EmailAddress email = command.email();
        return new AccountRegistered(
                id,
                name,
                sealer.seal(
                        person, AccountBindings.username(id), command.username().value()),
                sealer.seal(
                        person,
                        AccountBindings.displayName(id),
                        command.displayName().value()),
                email == null ? null : sealer.seal(person, AccountBindings.email(id), email.value()),
                sealer.seal(person, AccountBindings.passwordHash(id), passwordHash.value()),
                command.roles(),
                command.at());
    }

    /** Accounts that nobody can log in to, in the order given. */
    List<AccountRegistered> seal(Map<LookupHash, ProvisionedName> names, Instant at) {
        Sealer sealer = vault.sealer(names.values().stream()
                .map(name -> KeyScope.person(name.accountId()))
                .toList());
        return names.entrySet().stream()
                .map(entry -> withoutPassword(entry.getValue(), entry.getKey(), sealer, Set.of(ServerRole.MEMBER), at))
                .toList();
    }

    AccountRegistered withoutPassword(
            AccountId id,
            LookupHash hash,
            Username username,
            DisplayName displayName,
            Set<ServerRole> roles,
            Instant at) {
        return withoutPassword(
                new ProvisionedName(id, username, displayName), hash, vault.sealer(KeyScope.person(id)), roles, at);
    }

    private static AccountRegistered withoutPassword(
            ProvisionedName name, LookupHash hash, Sealer sealer, Set<ServerRole> roles, Instant at) {
        AccountId id = name.accountId();
        KeyScope person = KeyScope.person(id);
        return new AccountRegistered(
                id,
                hash,
                sealer.seal(
                        person, AccountBindings.username(id), name.username().value()),
                sealer.seal(
                        person,
                        AccountBindings.displayName(id),
                        name.displayName().value()),
                null,
                null,
                roles,
                at);
    }

    Sealed changed(AccountId id, PasswordHash passwordHash) {
        return seal(id, AccountBindings.changedPasswordHash(id), passwordHash.value());
    }

    Sealed recovered(AccountId id, PasswordHash passwordHash) {
        return seal(id, AccountBindings.recoveredPasswordHash(id), passwordHash.value());
    }

    Sealed rehashed(AccountId id, PasswordHash passwordHash) {
        return seal(id, AccountBindings.rehashedPasswordHash(id), passwordHash.value());
    }

    Sealed lockReason(AccountId id, LockReason reason) {
        return seal(id, AccountBindings.lockReason(id), reason.value());
    }

    Sealed unlockReason(AccountId id, LockReason reason) {
        return seal(id, AccountBindings.unlockReason(id), reason.value());
    }

    private Sealed seal(AccountId id, Binding binding, String value) {
        KeyScope person = KeyScope.person(id);
        return vault.sealer(person).seal(person, binding, value);
    }

    /** Null for an account that nobody can log in to, also because it was erased. */
    @Nullable
    PasswordHash passwordHash(AccountState account) {
        Sealed sealed = account.passwordHash();
        if (sealed == null) {
            return null;
        }
        return vault.opener(Set.of(sealed.keyId()))
                .open(sealed, account.passwordBinding())
                .map(PasswordHash::new)
                .orElse(null);
    }

    /** Empty once the account was erased. */
    Optional<Username> username(AccountState account) {
        Sealed sealed = account.username();
        return vault.opener(Set.of(sealed.keyId()))
                .open(sealed, AccountBindings.username(account.accountId()))
                .map(Username::new);
    }
}
