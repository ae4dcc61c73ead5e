package io.plexichat.gateway.account;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailCode;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import org.jspecify.annotations.Nullable;

final class AccountRequests {
    private AccountRequests() {}

    /** @param displayName the user name when there is none */
    record RegisterAccountRequest(
            Username username,
            Password password,
            @Nullable DisplayName displayName,
            @Nullable EmailAddress email) {
        static RegisterAccountRequest read(JsonInput input) {
            return new RegisterAccountRequest(
                    input.text("username", Username.RULE, Username::new),
                    input.text("password", Password.RULE, Password::new),
                    input.optionalText("displayName", DisplayName.RULE, DisplayName::new),
                    input.optionalText("email", EmailAddress.RULE, EmailAddress::new));
        }
    }

    record OfferEmailRequest(EmailAddress email) {
        static OfferEmailRequest read(JsonInput input) {
            return new OfferEmailRequest(input.text("email", EmailAddress.MAILABLE_RULE, EmailAddress::new));
        }
    }

    record ConfirmEmailRequest(EmailCode code) {
        static ConfirmEmailRequest read(JsonInput input) {
            return new ConfirmEmailRequest(input.text("code", EmailCode.RULE, EmailCode::new));
        }
    }

    record ChangeLockRequest(Username username, LockReason reason) {
        static ChangeLockRequest read(JsonInput input) {
            return new ChangeLockRequest(
                    input.text("username", Username.RULE, Username::new),
                    input.text("reason", LockReason.RULE, LockReason::new));
        }
    }

    record ChangeRoleRequest(Username username, ServerRole role) {
        static ChangeRoleRequest read(JsonInput input) {
            return new ChangeRoleRequest(
                    input.text("username", Username.RULE, Username::new), input.choice("role", ServerRole.class));
        }
    }

    record ChangePasswordRequest(Password currentPassword, Password newPassword) {
        static ChangePasswordRequest read(JsonInput input) {
            return new ChangePasswordRequest(
                    input.text("currentPassword", Password.PRESENTED_RULE, Password::new),
                    input.text("newPassword", Password.RULE, Password::new));
        }
    }
}
