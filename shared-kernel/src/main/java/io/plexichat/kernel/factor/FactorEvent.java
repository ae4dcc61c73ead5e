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
     * All of them.
     *
     * @param by the owner, or an administrator for an owner who lost them
     */
    @EventName("factor.removed")
    record FactorsRemoved(AccountId accountId, AccountId by, Instant at) implements FactorEvent {}
}
