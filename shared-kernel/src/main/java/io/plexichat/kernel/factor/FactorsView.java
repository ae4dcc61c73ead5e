package io.plexichat.kernel.factor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of an account.
 *
 * @param totpSince null when no authenticator is enrolled
 * @param emailSince null when no codes are mailed
 * @param backupCodesSince null when there are none
 * @param backupCodesLeft those that were not used
 */
public record FactorsView(
        @Nullable Instant totpSince,
        @Nullable Instant emailSince,
        @Nullable Instant backupCodesSince,
        int backupCodesLeft) {
    public static final FactorsView NONE = new FactorsView(null, null, null, 0);
}
