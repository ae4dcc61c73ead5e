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

    /** All of them, codes by e-mail too, for backup codes are of no use alone; and the account's other sessions end. */
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

    /**
     * For somebody who lost them. All sessions of that account end. Answers {@link ResetAccount}.
     *
     * @param by the administrator who does it
     */
    record ResetFactors(Username username, AccountId by, Instant at) implements FactorCommand {}

    record ResetAccount(AccountId accountId) {}

    record OfferedTotp(FactorSecret secret) {}

    /** Told once: only hashes of them are kept. */
    record IssuedBackupCodes(List<FactorCode> codes) {
        public IssuedBackupCodes {
            codes = List.copyOf(codes);
        }
    }
}
