package io.plexichat.kernel.recovery;

import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import java.time.Instant;

public sealed interface RecoveryCommand {
    /**
     * Has a link mailed, if there is such an account and it has a verified address. Whether that is so, nobody can tell by the answer or by
     * the work. Rejected with {@code session.too-many-attempts}, likewise, and {@code mail.off}.
     */
    record RequestRecovery(RecoveryId recoveryId, Username username, Instant at) implements RecoveryCommand {}

    /**
     * Sets the password, and ends all sessions of the account. Second factors stay. Answers {@link RecoveredAccount}; rejected with
     * {@code recovery.invalid-token}, and as {@link io.plexichat.kernel.account.WeakPassword} says, which leaves the token as it was.
     */
    record CompleteRecovery(RecoveryToken token, Password newPassword, Instant at) implements RecoveryCommand {}

    record RecoveredAccount(AccountId accountId, AcceptedPassword password) {}
}
