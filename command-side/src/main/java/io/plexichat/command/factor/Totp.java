package io.plexichat.command.factor;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorSecret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Codes of authenticators (RFC 6238): six digits, HMAC-SHA-1 and steps of 30 s, which is what all of them can. */
final class Totp {
    static final int DIGITS = 6;

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int SECRET_BYTES = 20;
    private static final String ALGORITHM = "HmacSHA1";

    /** Clocks differ, and typing takes a while. */
    private static final int STEPS_OFF = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static FactorSecret newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new FactorSecret(Base32.toBase32String(secret));
    }

    /** Authenticators show a blank in the middle, and some people type it. */
    static String typed(FactorCode code) {
        return code.value().replace(" ", "");
    }

    /** The step that a code is of, of those around now; empty for another code. */
    static OptionalLong step(FactorSecret secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_OFF; step <= current + STEPS_OFF; step++) {
            if (MessageDigest.isEqual(typed, code(secret, step).getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(FactorSecret secret, long step) {
        try {
            SecretKeySpec key = new SecretKeySpec(Base32.decode(secret.value()), ALGORITHM);
            int code = new HmacOneTimePasswordGenerator(DIGITS).generateOneTimePassword(key, step);
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", code);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Expected a key for " + ALGORITHM + ", but it is none.", e);
        }
    }
}
