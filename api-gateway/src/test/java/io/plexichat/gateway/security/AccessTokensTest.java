package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.TestTime;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path directory = Path.of("");

    private final TestTime time = new TestTime();
    private TokenKeys keys;
    private AccessTokens tokens;

    @BeforeEach
    void start() {
        keys = new TokenKeys(new KeyFiles(directory), time, MONTH, Duration.ofMinutes(15));
        tokens = new AccessTokens(keys, "plexichat", time);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void shouldTellWhomItWasIssuedTo() {
        Caller caller = caller(MONTH);
        assertThat(verify(tokens.issue(caller))).isEqualTo(caller);
    }

    @Test
    void shouldNameItsKeyAndAlgorithm() throws ParseException {
        JWSHeader header = SignedJWT.parse(tokens.issue(caller(MONTH))).getHeader();
        assertThat(header.getAlgorithm()).isEqualTo(JWSAlgorithm.EdDSA);
        assertThat(header.getKeyID()).isEqualTo(keys.publicKeys().getFirst().getKeyID());
    }

    @Nested
    class Rotation {
        @Test
        void shouldTakeTokensOfTheLastKeyWhileTheyLive() {
            String before = tokens.issue(caller(MONTH.plus(Duration.ofMinutes(10))));
            time.moveTo(MONTH.minus(Duration.ofMinutes(5)));
            keys.lookAgain();
            time.moveTo(MONTH.plus(Duration.ofMinutes(9)));
            String after = tokens.issue(caller(Duration.ofMinutes(15)));
            assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
            assertThat(verify(before)).isNotNull();
            assertThat(verify(after)).isNotNull();
            time.moveTo(MONTH.plus(Duration.ofMinutes(11)));
            refused(before);
        }

        @Test
        void shouldRefuseWhatWasTakenBeforeOnceItsKeyIsGone() throws IOException {
            String token = tokens.issue(caller(MONTH));
            assertThat(verify(token)).isNotNull();
            Files.delete(directory.resolve("access-token-1.jwk.json"));
            keys.lookAgain();
            refused(token);
        }
    }

    @Nested
    class Forgery {
        @Test
        void shouldRefuseAnotherSignatureAndOtherClaims() {
            String[] mine = tokens.issue(caller(MONTH)).split("\\.");
            String[] others = tokens.issue(caller(MONTH)).split("\\.");
            refused(mine[0] + "." + mine[1] + "." + others[2]);
            refused(mine[0] + "." + others[1] + "." + mine[2]);
            refused(mine[0] + "." + mine[1] + ".");
        }

        @Test
        void shouldRefuseOtherAlgorithmsWhateverKeyTheyName() throws JOSEException {
            String id = keys.publicKeys().getFirst().getKeyID();
            JWTClaimsSet claims = claims();
            refused(header("{\"alg\":\"none\",\"kid\":\"" + id + "\"}") + "."
                    + claims.toPayload().toBase64URL() + ".");
            SignedJWT hmac = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build(), claims);
            hmac.sign(new MACSigner(keys.publicKeys().getFirst().getX().decode()));
            refused(hmac.serialize());
            SignedJWT ecdsa = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(), claims);
            ecdsa.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
            refused(ecdsa.serialize());
        }

        @Test
        void shouldRefuseHeadersThatAskForMore() {
            String id = keys.publicKeys().getFirst().getKeyID();
            refused(signed("{\"alg\":\"EdDSA\",\"crit\":[\"exp\"],\"exp\":1,\"kid\":\"" + id + "\"}"));
            refused(signed("{\"alg\":\"EdDSA\"}"));
            refused(signed("{\"alg\":\"EdDSA\",\"kid\":\"another\"}"));
            assertThat(verify(signed("{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\"}")))
                    .isNotNull();
        }

        @Test
        void shouldRefuseTokensOfAnotherIssuer() {
            refused(new AccessTokens(keys, "another", time).issue(caller(MONTH)));
        }

        /** By our key, with the claims of a token. */
        private String signed(String header) {
            String text = header(header) + "." + claims().toPayload().toBase64URL();
            return text + "." + keys.signing().sign(text.getBytes(StandardCharsets.US_ASCII));
        }

        private JWTClaimsSet claims() {
            try {
                return SignedJWT.parse(tokens.issue(caller(MONTH))).getJWTClaimsSet();
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String header(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Caller verify(String token) {
        return Objects.requireNonNull(tokens.verify(token).block());
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.verify(token).block())
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("Expected a valid access token, but it is expired or not of this server.");
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Caller caller(Duration lifetime) {
        return new Caller(
                new AccountId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                new Username("ada"),
                Set.of(ServerRole.MEMBER, ServerRole.ADMIN),
                time.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS),
                42,
                /* mustEnrol= */ false,
                time.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
