package io.plexichat.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.plexichat.gateway.Caller;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes and verifies access tokens: JWTs signed with EdDSA (Ed25519, RFC 8037). */
public final class AccessTokens {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 4_096;
    private static final String MUST_ENROL = "enrol";
    /** As OpenID Connect names it. */
    private static final String PROVED_AT = "auth_time";

    private final TokenKeys keys;
    private final String issuer;
    private final InstantSource time;
    /** Verifying a signature costs more than all else in a small request. */
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    AccessTokens(TokenKeys keys, String issuer, InstantSource time) {
        this.keys = keys;
        this.issuer = issuer;
        this.time = time;
    }

    /** @param keyId of the key that signed its token */
    private record Verified(Caller caller, String keyId) {}

    public String issue(Caller caller) {
        TokenKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(TokenKey.ALGORITHM)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(caller.accountId().toString())
                .issueTime(Date.from(time.instant()))
                .expirationTime(Date.from(caller.expiresAt()))
                .claim("sid", caller.sessionId().toString())
                .claim("username", caller.username().value())
                .claim(
                        "roles",
                        caller.roles().stream().map(ServerRole::name).sorted().toList())
                .claim("pos", caller.sessionPosition())
                .claim(MUST_ENROL, caller.mustEnrol())
                .claim(PROVED_AT, caller.provedAt().getEpochSecond())
                .build();
        String signed = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
        return signed + "." + key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    }

    /** Rejected with {@code request.unauthenticated}; why, is not told. */
    Mono<Caller> verify(String token) {
        return Mono.defer(() -> {
            if (token.length() > LONGEST) {
                throw refused();
            }
            Verified known = verified.getIfPresent(token);
            return known == null || !keys.has(known.keyId()) ? decode(token) : Mono.just(unexpired(known.caller()));
        });
    }

    private Mono<Caller> decode(String token) {
        SignedJWT jwt = parsed(token);
        return keys.find(jwt.getHeader().getKeyID())
                .switchIfEmpty(Mono.error(AccessTokens::refused))
                .map(key -> {
                    if (!key.verify(jwt.getSigningInput(), jwt.getSignature())) {
                        throw refused();
                    }
                    Caller caller = unexpired(caller(jwt));
                    verified.put(token, new Verified(caller, key.id()));
                    return caller;
                });
    }

    /** Of our form, by whomever. */
    private static SignedJWT parsed(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            if (header.getAlgorithm().equals(TokenKey.ALGORITHM)
                    && header.getCriticalParams() == null
                    && header.getKeyID() != null) {
                return jwt;
            }
        } catch (ParseException | IllegalArgumentException _) {
            // Refused like any other.
        }
        throw refused();
    }

    private Caller caller(SignedJWT jwt) {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!issuer.equals(claims.getIssuer())) {
                throw refused();
            }
            return new Caller(
                    new AccountId(UUID.fromString(claim(claims.getSubject()))),
                    new SessionId(UUID.fromString(claim(claims.getStringClaim("sid")))),
                    new Username(claim(claims.getStringClaim("username"))),
                    claim(claims.getStringListClaim("roles")).stream()
                            .map(ServerRole::valueOf)
                            .collect(Collectors.toUnmodifiableSet()),
                    claim(claims.getExpirationTime()).toInstant(),
                    claim(claims.getLongClaim("pos")),
                    Boolean.TRUE.equals(claims.getBooleanClaim(MUST_ENROL)),
                    Instant.ofEpochSecond(claim(claims.getLongClaim(PROVED_AT))));
        } catch (ParseException | IllegalArgumentException _) {
            throw refused();
        }
    }

    private Caller unexpired(Caller caller) {
        if (!time.instant().isBefore(caller.expiresAt())) {
            throw refused();
        }
        return caller;
    }

    private static <T> T claim(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("Expected every claim of an access token, but one is missing.");
        }
        return value;
    }

    static RuntimeException refused() {
        return CommonRejections.UNAUTHENTICATED_REQUEST.because(
                "Expected a valid access token, but it is expired or not of this server.");
    }
}
