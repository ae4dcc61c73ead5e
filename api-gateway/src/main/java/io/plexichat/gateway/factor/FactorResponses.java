package io.plexichat.gateway.factor;

import io.plexichat.gateway.factor.PasskeyResponses.PasskeyResponse;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorCommand.IssuedBackupCodes;
import io.plexichat.kernel.factor.FactorSecret;
import io.plexichat.kernel.factor.FactorsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class FactorResponses {
    private FactorResponses() {}

    /**
     * @param totp absent when no authenticator is enrolled
     * @param email absent when no codes are mailed
     * @param backupCodes absent when there are none
     * @param passkeys the first that was added first
     * @param required whether the account's roles ask for a second factor
     * @param emailCodes whether codes by e-mail can be enrolled
     */
    record FactorsResponse(
            @Nullable TotpResponse totp,
            @Nullable EmailFactorResponse email,
            @Nullable BackupCodesLeftResponse backupCodes,
            List<PasskeyResponse> passkeys,
            boolean required,
            boolean emailCodes) {
        static FactorsResponse of(FactorsView view, boolean required, boolean emailCodes) {
            Instant totp = view.totpSince();
            Instant email = view.emailSince();
            Instant codes = view.backupCodesSince();
            return new FactorsResponse(
                    totp == null ? null : new TotpResponse(totp),
                    email == null ? null : new EmailFactorResponse(email),
                    codes == null ? null : new BackupCodesLeftResponse(codes, view.backupCodesLeft()),
                    view.passkeys().stream().map(PasskeyResponse::of).toList(),
                    required,
                    emailCodes);
        }
    }

    record EmailFactorResponse(Instant since) {}

    record TotpResponse(Instant since) {}

    record BackupCodesLeftResponse(Instant since, int left) {}

    /**
     * @param secret to be typed where nothing can be scanned
     * @param otpauthUri of the same, for an authenticator
     * @param qrCode that address as a picture, an SVG in a data URI
     */
    record OfferedTotpResponse(FactorSecret secret, String otpauthUri, String qrCode) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record BackupCodesResponse(List<FactorCode> backupCodes) {
        static BackupCodesResponse of(IssuedBackupCodes issued) {
            return new BackupCodesResponse(issued.codes());
        }
    }
}
