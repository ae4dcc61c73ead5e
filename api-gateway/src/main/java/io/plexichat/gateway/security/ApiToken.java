package io.plexichat.gateway.security;

import io.plexichat.kernel.session.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * {@code plx_}, 43 random letters and digits, which are 256 bits, and six that are the CRC-32 of what comes before: so those who look for
 * secrets in places where none should be know one by its form, and mistake little for one. Only its hash leaves the gateway.
 */
public final class ApiToken {
    static final String PREFIX = "plx_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    public static ApiToken create() {
        StringBuilder text = new StringBuilder(PREFIX);
        RANDOM.ints(RANDOM_DIGITS, 0, DIGITS.length()).forEach(digit -> text.append(DIGITS.charAt(digit)));
        return new ApiToken(text + check(text.toString()));
    }

    /** Whether it is to be one, and not an access token. */
    static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /** Empty when it cannot be one. */
    static Optional<ApiToken> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int checked = text.length() - CHECK_DIGITS;
        return text.substring(checked).equals(check(text.substring(0, checked)))
                ? Optional.of(new ApiToken(text))
                : Optional.empty();
    }

    public String text() {
        return text;
    }

    public TokenHash hash() {
        return TokenHash.of(text);
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long left = crc.getValue();
        char[] digits = new char[CHECK_DIGITS];
        for (int i = CHECK_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (left % DIGITS.length()));
            left /= DIGITS.length();
        }
        return new String(digits);
    }

    @Override
    public String toString() {
        return "***";
    }
}
