package io.plexichat.kernel.factor;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.List;

public sealed interface FactorCommand {
    /** Begins the enrolment of an authenticator. Answers {@link OfferedTotp}; a later offer takes the place of this one. */
    record OfferTotp(AccountId accountId, Instant at) implements FactorCommand {}

    /**
     * Ends it, once the authenticator has shown that it has the secret, and with it the account's other sessions. Answers
     * {@link IssuedBackupCodes}.
     */
    record ConfirmTotp(AccountId accountId, FactorCode code, SessionId session, Instant at) implements FactorCommand {}

    /** Replaces those that are left. Answers {@link IssuedBackupCodes}. */
    record IssueBackupCodes(AccountId accountId, Password password, Instant at) implements FactorCommand {}

    /** All of them, codes by e-mail and passkeys too, for backup codes are of no use alone; and the account's other sessions end. */
    record RemoveFactors(AccountId accountId, Password password, SessionId session, Instant at)
            implements FactorCommand {}

    /**
     * Has codes mailed at logins from now on; the account's other sessions end. Rejected with {@code factor.already-enrolled},
     * {@code account.email-not-verified} and {@code mail.off}.
     */
    record EnrolEmail(AccountId accountId, SessionId session, Instant at) implements FactorCommand {}

    /** Those alone; the account's other sessions end. */
    record RemoveEmail(AccountId accountId, Password password, SessionId session, Instant at)
            implements FactorCommand {}

    /** Begins the enrolment of a passkey. Answers {@link OfferedPasskey}; rejected with {@code factor.too-many-passkeys}. */
    record OfferPasskey(AccountId accountId, Instant at) implements FactorCommand {}

    /**
     * Ends it; the account's other sessions end. Rejected with {@code factor.wrong-passkey}, {@code factor.already-enrolled} when it is there,
     * and {@code factor.not-enrolled} when none was offered lately.
     */
    record EnrolPasskey(
            AccountId accountId,
            PasskeyId passkeyId,
            PasskeyLabel label,
            PasskeyAttestation attestation,
            SessionId session,
            Instant at)
            implements FactorCommand {}

    /** One of them; the account's other sessions end. Rejected with {@code factor.passkey-not-found}. */
    record RemovePasskey(AccountId accountId, PasskeyId passkeyId, Password password, SessionId session, Instant at)
            implements FactorCommand {}

    /**
     * For somebody who lost them. All sessions of that account end. Answers {@link ResetAccount}.
     *
     * @param by the administrator who does it
     */
    record ResetFactors(Username username, AccountId by, Instant at) implements FactorCommand {}

    record ResetAccount(AccountId accountId) {}

    record OfferedTotp(FactorSecret secret) {}

    /**
     * @param relyingPartyId the domain that passkeys are for
     * @param enrolled the ids that authenticators gave to those that there are: none of these shall make another
     */
    record OfferedPasskey(PasskeyChallenge challenge, String relyingPartyId, List<String> enrolled) {
        public OfferedPasskey {
            enrolled = List.copyOf(enrolled);
        }
    }

    /** Told once: only hashes of them are kept. */
    record IssuedBackupCodes(List<FactorCode> codes) {
        public IssuedBackupCodes {
            codes = List.copyOf(codes);
        }
    }
}
