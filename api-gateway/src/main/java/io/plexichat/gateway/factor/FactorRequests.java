package io.plexichat.gateway.factor;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PasskeyInput;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.PasskeyAttestation;
import io.plexichat.kernel.factor.PasskeyLabel;

final class FactorRequests {
    private FactorRequests() {}

    record ConfirmTotpRequest(FactorCode code) {
        static ConfirmTotpRequest read(JsonInput input) {
            return new ConfirmTotpRequest(input.text("code", FactorCode.RULE, FactorCode::new));
        }
    }

    record AddPasskeyRequest(PasskeyLabel label, PasskeyAttestation credential) {
        static AddPasskeyRequest read(JsonInput input) {
            return new AddPasskeyRequest(
                    input.text("label", PasskeyLabel.RULE, PasskeyLabel::new),
                    input.object("credential", PasskeyInput::attestation));
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
