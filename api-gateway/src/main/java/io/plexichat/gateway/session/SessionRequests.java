package io.plexichat.gateway.session;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PasskeyInput;
import io.plexichat.gateway.security.RefreshToken;
import io.plexichat.kernel.TextRule;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.session.DeviceName;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class SessionRequests {
    private SessionRequests() {}

    record StartSessionRequest(
            Username username,
            Password password,
            @Nullable FactorCode code,
            @Nullable DeviceName device) {
        static StartSessionRequest read(JsonInput input) {
            return new StartSessionRequest(
                    input.text("username", Username.RULE, Username::new),
                    input.text("password", Password.PRESENTED_RULE, Password::new),
                    input.optionalText("code", FactorCode.RULE, FactorCode::new),
                    input.optionalText("device", DeviceName.RULE, DeviceName::new));
        }
    }

    record OfferLoginCodeRequest(Username username, Password password) {
        static OfferLoginCodeRequest read(JsonInput input) {
            return new OfferLoginCodeRequest(
                    input.text("username", Username.RULE, Username::new),
                    input.text("password", Password.PRESENTED_RULE, Password::new));
        }
    }

    record StartPasskeySessionRequest(
            PasskeyAssertion passkey, @Nullable DeviceName device) {
        static StartPasskeySessionRequest read(JsonInput input) {
            return new StartPasskeySessionRequest(
                    input.object("passkey", PasskeyInput::assertion),
                    input.optionalText("device", DeviceName.RULE, DeviceName::new));
        }
    }

    /** One of them at least; with a passkey the others are not looked at. */
    record StepUpRequest(
            @Nullable Password password,
            @Nullable FactorCode code,
            @Nullable PasskeyAssertion passkey) {
        static StepUpRequest read(JsonInput input) {
            if (!input.has("password") && !input.has("code") && !input.has("passkey")) {
                input.fault("password", "required", "Expected the password, a code or a passkey, but there is none.");
            }
            return new StepUpRequest(
                    input.optionalText("password", Password.PRESENTED_RULE, Password::new),
                    input.optionalText("code", FactorCode.RULE, FactorCode::new),
                    input.optionalObject("passkey", PasskeyInput::assertion));
        }
    }

    record RefreshSessionRequest(String refreshToken) {
        private static final TextRule ANY_TOKEN = TextRule.line(1, 200);

        static RefreshSessionRequest read(JsonInput input) {
            return new RefreshSessionRequest(input.text("refreshToken", ANY_TOKEN, Function.identity()));
        }

        RefreshToken parsed() {
            return RefreshToken.parse(refreshToken);
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
