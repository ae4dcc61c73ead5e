package io.plexichat.gateway.session;

import com.nimbusds.jose.jwk.OctetKeyPair;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.DeviceName;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SessionResponses {
    private SessionResponses() {}

    /**
     * @param expiresIn of the access token, in seconds
     * @param mustEnrol whether a second factor has to be enrolled before anything else is allowed
     */
    record TokensResponse(
            String accessToken,
            String refreshToken,
            String tokenType,
            long expiresIn,
            SessionId sessionId,
            AccountId accountId,
            boolean mustEnrol) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param expiresIn of the access token, in seconds */
    record StepUpResponse(String accessToken, String tokenType, long expiresIn) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record SessionResponse(
            SessionId sessionId,
            @Nullable DeviceName device,
            Instant startedAt,
            Instant lastUsedAt,
            Instant expiresAt,
            boolean current) {
        static SessionResponse of(SessionView session, SessionId current) {
            return new SessionResponse(
                    session.sessionId(),
                    session.device(),
                    session.startedAt(),
                    session.lastUsedAt(),
                    session.expiresAt(),
                    session.sessionId().equals(current));
        }
    }

    record SessionsResponse(
            List<SessionResponse> items, @Nullable String cursor) {
        static SessionsResponse of(SessionPage page, SessionId current) {
            return new SessionsResponse(
                    page.items().stream()
                            .map(session -> SessionResponse.of(session, current))
                            .toList(),
                    page.cursor());
        }
    }

    /** A JWK set (RFC 7517). */
    record TokenKeysResponse(List<TokenKeyResponse> keys) {
        static TokenKeysResponse of(List<OctetKeyPair> keys) {
            return new TokenKeysResponse(keys.stream().map(TokenKeyResponse::of).toList());
        }
    }

    /** The public half, as RFC 8037 writes it. */
    record TokenKeyResponse(String kty, String crv, String x, String use, String alg, String kid) {
        static TokenKeyResponse of(OctetKeyPair key) {
            return new TokenKeyResponse(
                    key.getKeyType().getValue(),
                    key.getCurve().getName(),
                    key.getX().toString(),
                    key.getKeyUse().getValue(),
                    key.getAlgorithm().getName(),
                    key.getKeyID());
        }
    }
}
