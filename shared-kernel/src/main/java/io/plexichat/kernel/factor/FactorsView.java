package io.plexichat.kernel.factor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of an account.
 *
 * @param totpSince null when no authenticator is enrolled
 * @param emailSince null when no codes are mailed
 * @param backupCodesSince null when there are none
 * @param backupCodesLeft those that were not used
 * @param passkeys the first that was added first
 */
public record FactorsView(
        @Nullable Instant totpSince,
        @Nullable Instant emailSince,
        @Nullable Instant backupCodesSince,
        int backupCodesLeft,
        List<PasskeyView> passkeys) {
    public static final FactorsView NONE = new FactorsView(null, null, null, 0, List.of());

    public FactorsView {
        passkeys = List.copyOf(passkeys);
    }
}
