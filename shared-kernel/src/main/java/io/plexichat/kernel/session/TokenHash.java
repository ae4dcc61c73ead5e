package io.plexichat.kernel.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a refresh token or an API token, which have 256 random bits, in lower-case hexadecimal. Plain SHA-256 is enough: there is nothing to guess. */
public record TokenHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TokenHash {}

    /** @param token of ASCII characters */
    public static TokenHash of(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new TokenHash(HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.US_ASCII))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every JDK, but it is missing.", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
