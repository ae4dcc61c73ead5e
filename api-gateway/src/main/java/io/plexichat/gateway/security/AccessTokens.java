package io.plexichat.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.plexichat.gateway.Caller;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Makes and verifies access tokens: JWTs signed with ES256. */
public final class AccessTokens {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 4_096;
    private static final String MUST_ENROL = "enrol";

    private final String issuer;
    private final InstantSource time;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    /** Verifying a signature costs more than all else in a small request. */
    private final Cache<String, Caller> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    AccessTokens(ECKey key, String issuer, InstantSource time) {
        this.issuer = issuer;
        this.time = time;
        JWKSource<SecurityContext> keys = new ImmutableJWKSet<>(new JWKSet(key));
        encoder = new NimbusJwtEncoder(keys);
        decoder = decoder(keys, issuer, time);
    }

    public String issue(Caller caller) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(caller.accountId().toString())
                .issuedAt(time.instant())
                .expiresAt(caller.expiresAt())
                .claim("sid", caller.sessionId().toString())
                .claim("username", caller.username().value())
                .claim(
                        "roles",
                        caller.roles().stream().map(ServerRole::name).sorted().toList())
                .claim("pos", caller.sessionPosition())
                .claim(MUST_ENROL, caller.mustEnrol())
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Rejected with {@code request.unauthenticated}; why, is not told. */
    Caller verify(String token) {
        if (token.length() > LONGEST) {
            throw refused();
        }
        Caller caller = verified.get(token, this::decode);
        if (!time.instant().isBefore(caller.expiresAt())) {
            throw refused();
        }
        return caller;
    }

    private Caller decode(String token) {
        try {
            return caller(decoder.decode(token));
        } catch (JwtException | IllegalArgumentException | NullPointerException e) {
            throw refused();
        }
    }

    private static Caller caller(Jwt jwt) {
        return new Caller(
                new AccountId(UUID.fromString(jwt.getSubject())),
                new SessionId(UUID.fromString(jwt.getClaimAsString("sid"))),
                new Username(claim(jwt.getClaimAsString("username"))),
                claim(jwt.getClaimAsStringList("roles")).stream()
                        .map(ServerRole::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Instant.ofEpochSecond(claim(jwt.getExpiresAt()).getEpochSecond()),
                jwt.<Number>getClaim("pos").longValue(),
                Boolean.TRUE.equals(jwt.getClaimAsBoolean(MUST_ENROL)));
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

    private static NimbusJwtDecoder decoder(JWKSource<SecurityContext> keys, String issuer, InstantSource time) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // The validators below do it, by our clock.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        JwtTimestampValidator timestamps = new JwtTimestampValidator(Duration.ZERO);
        timestamps.setClock(time.withZone(ZoneOffset.UTC));
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(List.of(timestamps, new JwtIssuerValidator(issuer))));
        return decoder;
    }
}
