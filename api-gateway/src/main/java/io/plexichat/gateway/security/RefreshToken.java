package io.plexichat.gateway.security;

import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import io.plexichat.kernel.session.TokenHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <sessionId>.<32 random bytes, base64url>}. Only its hash leaves the gateway. */
public record RefreshToken(SessionId sessionId, String secret) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static RefreshToken create(SessionId sessionId) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(
                sessionId, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Rejected with {@code session.invalid-refresh-token} when it cannot be one of ours. */
    public static RefreshToken parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused();
        }
        return new RefreshToken(new SessionId(UUID.fromString(form.group(1))), form.group(2));
    }

    public static RuntimeException refused() {
        return SessionRejections.INVALID_REFRESH_TOKEN.because(
                "Expected a refresh token that is valid and unused, but it is not.");
    }

    public String text() {
        return sessionId + "." + secret;
    }

    public TokenHash hash() {
        return TokenHash.of(text());
    }

    @Override
    public String toString() {
        return "***";
    }
}
