package io.plexichat.kernel.account;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public sealed interface AccountEvent {
    AccountId accountId();

    /**
     * @param usernameHash of the normalised name
     * @param passwordHash null for an account that nobody can log in to
     */
    @EventName("account.registered")
    record AccountRegistered(
            AccountId accountId,
            LookupHash usernameHash,
            Sealed username,
            Sealed displayName,
            @Nullable Sealed email,
            @Nullable Sealed passwordHash,
            Set<ServerRole> roles,
            Instant at)
            implements AccountEvent {
        public AccountRegistered {
            roles = ServerRole.setOf(roles);
        }
    }

    /** Every session of the account that started before this, but for {@code session}, is over. */
    @EventName("account.password-changed")
    record PasswordChanged(AccountId accountId, Sealed passwordHash, SessionId session, Instant at)
            implements AccountEvent {}

    /** The owner logged in from there, for the first time or after a while: see the command side's {@code KnownAddresses}. */
    @EventName("account.address-known")
    record AddressKnown(AccountId accountId, AddressHash address, Instant at) implements AccountEvent {}

    /**
     * Nobody can log in any more, and every session that started before this is over.
     *
     * @param by the administrator who did it
     */
    @EventName("account.locked")
    record AccountLocked(AccountId accountId, Sealed reason, AccountId by, Instant at) implements AccountEvent {}

    /** The owner can log in again. */
    @EventName("account.unlocked")
    record AccountUnlocked(AccountId accountId, Sealed reason, AccountId by, Instant at) implements AccountEvent {}

    /**
     * Somebody is to show, by a code that is mailed there, that this address is the owner's. A later one takes the place of this.
     *
     * @param proofId that the code is computed of
     */
    @EventName("account.email-offered")
    record EmailOffered(AccountId accountId, EmailProofId proofId, Sealed email, Instant at) implements AccountEvent {}

    /** The code was shown: this is the address of the account from now on. */
    @EventName("account.email-confirmed")
    record EmailConfirmed(AccountId accountId, EmailProofId proofId, Sealed email, Instant at)
            implements AccountEvent {}

    /** The account has no address any more, neither a verified one nor one that was only given or offered. */
    @EventName("account.email-removed")
    record EmailAddressRemoved(AccountId accountId, Instant at) implements AccountEvent {}

    /** A new password, by a link that was mailed. Every session that started before this is over. */
    @EventName("account.password-recovered")
    record PasswordRecovered(AccountId accountId, Sealed passwordHash, RecoveryId recoveryId, Instant at)
            implements AccountEvent {}

    /**
     * Every session of the account that started before this is over, for its second factors changed.
     *
     * @param kept the one that changed them, which goes on; null when it was none of the account's
     */
    @EventName("account.sessions-ended")
    record SessionsEnded(AccountId accountId, @Nullable SessionId kept, Instant at) implements AccountEvent {}

    /** @param by the administrator who did it */
    @EventName("account.role-granted")
    record RoleGranted(AccountId accountId, ServerRole role, AccountId by, Instant at) implements AccountEvent {}

    @EventName("account.role-taken")
    record RoleTaken(AccountId accountId, ServerRole role, AccountId by, Instant at) implements AccountEvent {}

    /** The same password under a more expensive hash, made when it was typed the next time. No session ends. */
    @EventName("account.password-rehashed")
    record PasswordRehashed(AccountId accountId, Sealed passwordHash, Instant at) implements AccountEvent {}
}
