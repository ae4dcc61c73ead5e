package io.plexichat.kernel.factor;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import java.time.Instant;
import java.util.List;

public sealed interface FactorCommand {
    /** Begins the enrolment of an authenticator. Answers {@link OfferedTotp}; a later offer takes the place of this one. */
    record OfferTotp(AccountId accountId, Instant at) implements FactorCommand {}

    /** Ends it, once the authenticator has shown that it has the secret. Answers {@link IssuedBackupCodes}. */
    record ConfirmTotp(AccountId accountId, FactorCode code, Instant at) implements FactorCommand {}

    /** Replaces those that are left. Answers {@link IssuedBackupCodes}. */
    record IssueBackupCodes(AccountId accountId, Password password, Instant at) implements FactorCommand {}

    /** All of them: backup codes are of no use alone. */
    record RemoveFactors(AccountId accountId, Password password, Instant at) implements FactorCommand {}

    /**
     * For somebody who lost them.
     *
     * @param by the administrator who does it
     */
    record ResetFactors(Username username, AccountId by, Instant at) implements FactorCommand {}

    record OfferedTotp(FactorSecret secret) {}

    /** Told once: only hashes of them are kept. */
    record IssuedBackupCodes(List<FactorCode> codes) {
        public IssuedBackupCodes {
            codes = List.copyOf(codes);
        }
    }
}
