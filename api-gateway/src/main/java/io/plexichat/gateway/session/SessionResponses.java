package io.plexichat.gateway.session;

import com.nimbusds.jose.jwk.OctetKeyPair;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.session.DeviceName;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SessionResponses {
    private SessionResponses() {}

    /**
     * As browsers take it: WebAuthn level 3, {@code PublicKeyCredentialRequestOptionsJSON}.
     *
     * @param timeout in milliseconds
     * @param allowCredentials none are named, so it tells nothing of accounts: the authenticator knows which it has
     */
    record PasskeyLoginResponse(
            PasskeyChallenge challenge,
            String rpId,
            long timeout,
            List<String> allowCredentials,
            String userVerification) {
        static PasskeyLoginResponse of(OfferedPasskeyLogin offered) {
            return new PasskeyLoginResponse(
                    offered.challenge(),
                    offered.relyingPartyId(),
                    PasskeyChallenge.GOOD_FOR.toMillis(),
                    List.of(),
                    "required");
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
