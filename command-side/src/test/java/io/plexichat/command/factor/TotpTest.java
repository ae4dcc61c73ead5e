package io.plexichat.command.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.factor.FactorSecret;
import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final FactorSecret OF_THE_RFC =
            new FactorSecret(Base32.toBase32String("12345678901234567890".getBytes(US_ASCII)));
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
    private static final long STEP = 37_037_036;

    /** RFC 6238, appendix B, for SHA-1; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void shouldAgreeWithTheRfc(long second, String code) {
        assertThat(Totp.step(OF_THE_RFC, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void shouldTakeTheCodesOfOneStepOff() {
        assertThat(Totp.step(OF_THE_RFC, Totp.code(OF_THE_RFC, STEP), NOW)).hasValue(STEP);
        assertThat(Totp.step(OF_THE_RFC, Totp.code(OF_THE_RFC, STEP - 1), NOW)).hasValue(STEP - 1);
        assertThat(Totp.step(OF_THE_RFC, Totp.code(OF_THE_RFC, STEP + 1), NOW)).hasValue(STEP + 1);
        assertThat(Totp.step(OF_THE_RFC, Totp.code(OF_THE_RFC, STEP - 2), NOW)).isEmpty();
        assertThat(Totp.step(OF_THE_RFC, Totp.code(OF_THE_RFC, STEP + 2), NOW)).isEmpty();
    }

    @Test
    void shouldTakeNothingElse() {
        assertThat(Totp.step(OF_THE_RFC, "81804", NOW)).isEmpty();
        assertThat(Totp.step(OF_THE_RFC, "", NOW)).isEmpty();
        assertThat(Totp.step(Totp.newSecret(), "081804", NOW)).isEmpty();
    }

    @Test
    void shouldMakeSecretsAsAuthenticatorsTakeThem() {
        assertThat(Totp.newSecret().value())
                .matches("[A-Z2-7]{32}")
                .isNotEqualTo(Totp.newSecret().value());
        assertThat(Totp.newSecret()).hasToString("***");
    }
}
