package io.plexichat.kernel.factor;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;

public sealed interface FactorEvent {
    AccountId accountId();

    /** The aggregate of an account's factors. Stored, so it never changes. */
    static String aggregateOf(AccountId accountId) {
        return "factors:" + accountId;
    }

    @EventName("factor.totp-offered")
    record TotpOffered(AccountId accountId, Sealed secret, Instant at) implements FactorEvent {}

    /** @param step whose code was shown; from now on it takes a later one */
    @EventName("factor.totp-confirmed")
    record TotpConfirmed(AccountId accountId, long step, Instant at) implements FactorEvent {}

    /** @param step whose code was shown, in units of 30 s since 1970 */
    @EventName("factor.totp-used")
    record TotpUsed(AccountId accountId, long step, Instant at) implements FactorEvent {}

    /** @param hashes in PHC string form, separated by blanks; the first is number 0 */
    @EventName("factor.backup-codes-issued")
    record BackupCodesIssued(AccountId accountId, Sealed hashes, Instant at) implements FactorEvent {}

    @EventName("factor.backup-code-used")
    record BackupCodeUsed(AccountId accountId, int number, Instant at) implements FactorEvent {}

    /** From now on codes are mailed to who has given the password, to the address of the account. */
    @EventName("factor.email-enrolled")
    record EmailEnrolled(AccountId accountId, Instant at) implements FactorEvent {}

    /**
     * Somebody who gave the password asked for a code. A later one takes the place of it.
     *
     * @param proofId that the code is computed of
     */
    @EventName("factor.email-code-offered")
    record EmailCodeOffered(AccountId accountId, EmailProofId proofId, Instant at) implements FactorEvent {}

    @EventName("factor.email-code-used")
    record EmailCodeUsed(AccountId accountId, EmailProofId proofId, Instant at) implements FactorEvent {}

    @EventName("factor.email-removed")
    record EmailRemoved(AccountId accountId, Instant at) implements FactorEvent {}

    /**
     * A passkey may be made and enrolled for a while. A later offer takes the place of it.
     *
     * @param challenge that its authenticator is to answer
     */
    @EventName("factor.passkey-offered")
    record PasskeyOffered(AccountId accountId, PasskeyChallenge challenge, Instant at) implements FactorEvent {}

    /**
     * @param credential what it is checked against from now on: the id that its authenticator gave it, and its public key
     * @param label what its owner calls it
     * @param counter of its uses, as its authenticator counts; 0 for one that does not
     * @param backupEligible whether it can be kept elsewhere, too, which stays as it is
     * @param backedUp whether it is
     */
    @EventName("factor.passkey-enrolled")
    record PasskeyEnrolled(
            AccountId accountId,
            PasskeyId passkeyId,
            Sealed credential,
            Sealed label,
            long counter,
            boolean backupEligible,
            boolean backedUp,
            Instant at)
            implements FactorEvent {}

    /** @param challenge that was answered; none is taken twice */
    @EventName("factor.passkey-used")
    record PasskeyUsed(
            AccountId accountId,
            PasskeyId passkeyId,
            PasskeyChallenge challenge,
            long counter,
            boolean backedUp,
            Instant at)
            implements FactorEvent {}

    @EventName("factor.passkey-removed")
    record PasskeyRemoved(AccountId accountId, PasskeyId passkeyId, Instant at) implements FactorEvent {}

    /**
     * All of them.
     *
     * @param by the owner, or an administrator for an owner who lost them
     */
    @EventName("factor.removed")
    record FactorsRemoved(AccountId accountId, AccountId by, Instant at) implements FactorEvent {}
}
