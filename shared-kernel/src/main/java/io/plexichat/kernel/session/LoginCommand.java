package io.plexichat.kernel.session;

import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import java.time.Instant;
import java.util.List;

public sealed interface LoginCommand {
    /**
     * Has a code mailed to who knows the password and has codes by e-mail as a second factor. Rejected as a login without a code is, and with
     * {@code factor.not-enrolled} and {@code mail.off}.
     */
    record OfferLoginCode(EmailProofId proofId, Username username, Password password, Instant at)
            implements LoginCommand {}

    /** Answers {@link OfferedPasskeyLogin}. Writes nothing, for anybody may ask. */
    record OfferPasskeyLogin(Instant at) implements LoginCommand {}

    /**
     * @param challenge to be answered by a passkey, once
     * @param relyingPartyId the domain that passkeys are for
     */
    record OfferedPasskeyLogin(PasskeyChallenge challenge, String relyingPartyId) {}

    /** Sent a second time, it is rejected with {@code request.concurrent-change}. */
    record RecordFailedLogins(List<LoginsFailed> failures) implements LoginCommand {
        public RecordFailedLogins {
            failures = List.copyOf(failures);
        }
    }
}
