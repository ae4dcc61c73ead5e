package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyTest {
    private static final String SECRET = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    /** RFC 8037, A.1. */
    private static final String JWK = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"one\",\"nbf\":1800000000,\"d\":\""
            + SECRET + "\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    /** RFC 8037, A.4. */
    @Test
    void shouldSignAsTheStandardDoes() {
        byte[] text = bytes("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
        TokenKey key = TokenKey.parse(1, bytes(JWK));
        assertThat(key.sign(text))
                .hasToString("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        assertThat(key.verify(text, key.sign(text))).isTrue();
        assertThat(key.verify(bytes("other"), key.sign(text))).isFalse();
        assertThat(key.verify(text, Base64URL.encode("short"))).isFalse();
        assertThat(key.signsFrom()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
    }

    @Test
    void shouldComeBackAsItWasKept() {
        TokenKey made = TokenKey.create(3, Instant.parse("2026-11-21T10:15:30.999Z"));
        TokenKey read = TokenKey.parse(3, made.json());
        assertThat(read.id()).isEqualTo(made.id());
        assertThat(read.signsFrom()).isEqualTo(Instant.parse("2026-11-21T10:15:30Z"));
        assertThat(made.verify(bytes("x"), read.sign(bytes("x")))).isTrue();
    }

    @Test
    void shouldTellItsSecretToNobody() {
        TokenKey key = TokenKey.parse(1, bytes(JWK));
        assertThat(key.publicJwk().toJSONString()).doesNotContain(SECRET);
        assertThat(key).hasToString("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "no JSON", "no kid", "no nbf", "no d", "other d", "short d", "other crv"})
    void shouldRefuseWhatIsNoWholeKeyPairWithoutQuotingIt(String what) {
        String json = switch (what) {
            case "no kid" -> JWK.replace("kid", "dik");
            case "no nbf" -> JWK.replace("nbf", "fbn");
            case "no d" -> JWK.replace("\"d\"", "\"b\"");
            case "other d" -> JWK.replace(SECRET, SECRET.replace("nW", "Wn"));
            case "short d" -> JWK.replace(SECRET, SECRET.substring(4));
            case "other crv" -> JWK.replace("Ed25519", "X25519");
            default -> what;
        };
        assertThatThrownBy(() -> TokenKey.parse(7, bytes(json)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Expected an Ed25519 key pair in file 7 of the keys of access tokens, but it is damaged or"
                        + " another key.")
                .hasNoCause();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
