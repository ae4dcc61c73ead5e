package io.plexichat.gateway.recovery;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.recovery.RecoveryToken;

final class RecoveryRequests {
    private RecoveryRequests() {}

    record RequestRecoveryRequest(Username username) {
        static RequestRecoveryRequest read(JsonInput input) {
            return new RequestRecoveryRequest(input.text("username", Username.RULE, Username::new));
        }
    }

    record CompleteRecoveryRequest(RecoveryToken token, Password newPassword) {
        static CompleteRecoveryRequest read(JsonInput input) {
            return new CompleteRecoveryRequest(
                    input.text("token", RecoveryToken.RULE, RecoveryToken::new),
                    input.text("newPassword", Password.RULE, Password::new));
        }
    }
}
