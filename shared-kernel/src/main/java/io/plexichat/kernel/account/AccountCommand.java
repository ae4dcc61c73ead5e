package io.plexichat.kernel.account;

import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of accounts. Passwords are hashed by the handler and go no further. */
public sealed interface AccountCommand {
    /**
     * Answers an {@link AcceptedPassword}, or nothing for an operator's choice. Rejected with {@code account.username-taken} when the
     * normalised name is reserved, and as {@link WeakPassword} says.
     *
     * @param operatorsChoice whether the password is taken as it is, because whoever runs the server chose it
     */
    record RegisterAccount(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            @Nullable EmailAddress email,
            Password password,
            Set<ServerRole> roles,
            boolean operatorsChoice,
            Instant at)
            implements AccountCommand {
        public RegisterAccount {
            roles = ServerRole.setOf(roles);
        }
    }

    /**
     * Gives each name an account, making one that nobody can log in to where there is none. Answers {@link ProvisionedAccounts}
     * in the order asked.
     */
    record ProvisionAccounts(List<ProvisionedName> names, Instant at) implements AccountCommand {
        public ProvisionAccounts {
            names = List.copyOf(names);
        }
    }

    /**
     * Ends the account's other sessions: see {@link AccountEvent.PasswordChanged}. Answers an {@link AcceptedPassword}; rejected as
     * {@link WeakPassword} says.
     *
     * @param username of the account: what logs in and what changes the password is handled in one place
     */
    record ChangePassword(
            AccountId accountId,
            Username username,
            Password currentPassword,
            Password newPassword,
            SessionId session,
            Instant at)
            implements AccountCommand {}

    /**
     * Has a code mailed to an address that is to be the account's. Rejected with {@code mail.off} and {@code session.too-many-attempts}.
     *
     * @param email that mail can be sent to: {@link EmailAddress#MAILABLE_RULE}
     */
    record OfferEmail(AccountId accountId, EmailProofId proofId, EmailAddress email, Instant at)
            implements AccountCommand {}

    /**
     * Makes it the account's. Rejected with {@code account.email-not-offered}, {@code account.wrong-email-code} and
     * {@code session.too-many-attempts}.
     */
    record ConfirmEmail(AccountId accountId, EmailCode code, Instant at) implements AccountCommand {}

    /** Leaves the account without an address; nothing when it has none. Rejected with {@code account.email-is-factor}. */
    record RemoveEmailAddress(AccountId accountId, Instant at) implements AccountCommand {}

    /**
     * Keeps everybody out of an account, whoever knows its password, and ends its sessions; nothing when it is locked already. Answers
     * {@link ChangedLock}; rejected with {@code account.not-found} and {@code account.lock-of-oneself}.
     *
     * @param by the administrator who does it
     */
    record LockAccount(Username username, LockReason reason, AccountId by, Instant at) implements AccountCommand {}

    /** Lets its owner in again; nothing when it is not locked. Sessions that ended stay over. Answers {@link ChangedLock}. */
    record UnlockAccount(Username username, LockReason reason, AccountId by, Instant at) implements AccountCommand {}

    /**
     * Gives an account a role on the server; nothing when it has it. Answers {@link ChangedRoles}; rejected with
     * {@code account.not-found}.
     *
     * @param by the administrator who does it
     */
    record GrantRole(Username username, ServerRole role, AccountId by, Instant at) implements AccountCommand {}

    /**
     * Takes a role from an account; nothing when it does not have it. Answers {@link ChangedRoles}; rejected with
     * {@code account.not-found} and {@code account.admin-of-oneself}.
     */
    record TakeRole(Username username, ServerRole role, AccountId by, Instant at) implements AccountCommand {}

    /** @param roles as they are now */
    record ChangedRoles(AccountId accountId, Set<ServerRole> roles) {
        public ChangedRoles {
            roles = ServerRole.setOf(roles);
        }
    }

    /** @param accountId whose lock it is */
    record ChangedLock(AccountId accountId) {}

    /**
     * How well a password would stand guessing, as estimated.
     *
     * @param score from 0, guessed at once, to 4, for long
     * @param bits the logarithm to base 2 of the guesses it takes
     */
    record AcceptedPassword(int score, int bits) {}

    /** @param accountId the one to make, if the name is free */
    record ProvisionedName(AccountId accountId, Username username, DisplayName displayName) {}

    record ProvisionedAccounts(List<AccountId> accountIds) {
        public ProvisionedAccounts {
            accountIds = List.copyOf(accountIds);
        }
    }
}
