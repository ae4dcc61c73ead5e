package io.plexichat.command.factor;

import io.plexichat.kernel.factor.FactorSecret;
import java.time.Instant;

/** What an authenticator shows. */
public final class AuthenticatorCode {
    private static final long STEP_SECONDS = 30;

    private AuthenticatorCode() {}

    public static String of(String secret, Instant at) {
        return Totp.code(new FactorSecret(secret), at.getEpochSecond() / STEP_SECONDS);
    }
}
