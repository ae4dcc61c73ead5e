package io.plexichat.gateway.factor;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;

final class FactorRequests {
    private FactorRequests() {}

    record ConfirmTotpRequest(FactorCode code) {
        static ConfirmTotpRequest read(JsonInput input) {
            return new ConfirmTotpRequest(input.text("code", FactorCode.RULE, FactorCode::new));
        }
    }

    /** For what only the owner may do, and not whoever found a device that is logged in. */
    record PasswordRequest(Password password) {
        static PasswordRequest read(JsonInput input) {
            return new PasswordRequest(input.text("password", Password.PRESENTED_RULE, Password::new));
        }
    }

    record ResetFactorsRequest(Username username) {
        static ResetFactorsRequest read(JsonInput input) {
            return new ResetFactorsRequest(input.text("username", Username.RULE, Username::new));
        }
    }
}
