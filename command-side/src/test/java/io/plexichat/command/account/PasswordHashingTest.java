package io.plexichat.command.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.PasswordHash;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    private final PasswordHashing hashing = new PasswordHashing(PasswordSettings.DEFAULT);

    @Test
    void shouldMatchWhatItHashed() {
        PasswordHash hash = hashing.hash(new Password("correct horse"));
        assertThat(hashing.matches(new Password("correct horse"), hash)).isTrue();
        assertThat(hashing.matches(new Password("correct horsf"), hash)).isFalse();
        assertThat(hash.value())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void shouldSaltEachHash() {
        assertThat(hashing.hash(new Password("correct horse")))
                .isNotEqualTo(hashing.hash(new Password("correct horse")));
    }

    @Test
    void shouldMatchNothingWithoutAHash() {
        assertThat(hashing.matches(new Password("correct horse"), null)).isFalse();
    }

    @Test
    void shouldTakeLettersHoweverTheyWereComposed() {
        PasswordHash composed = hashing.hash(new Password("pass-\u00e9-word"));
        assertThat(hashing.matches(new Password("pass-e\u0301-word"), composed)).isTrue();
        PasswordHash wide = hashing.hash(new Password("\uff50ass \ufb01ve words"));
        assertThat(hashing.matches(new Password("pass five words"), wide)).isTrue();
    }

    /** From the reference implementation's tests. */
    @Test
    void shouldAgreeWithTheReferenceImplementation() {
        Argon2idHash hash = Argon2idHash.of("password".getBytes(UTF_8), "somesalt".getBytes(UTF_8), 65536, 2, 1, 32);
        assertThat(hash.toPasswordHash().value())
                .isEqualTo("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    }

    /** RFC 9106, 5.3. With secret and associated data, which we do not use, so it is asked of the generator itself. */
    @Test
    void shouldUseAGeneratorThatAgreesWithTheRfc() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(repeated(2, 16))
                .withSecret(repeated(3, 8))
                .withAdditional(repeated(4, 12))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(repeated(1, 32), tag);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @Test
    void shouldCheckAHashWithTheParametersItWasMadeWith() {
        PasswordHash weaker = Argon2idHash.of("correct horse".getBytes(UTF_8), repeated(7, 16), 64, 1, 2, 16)
                .toPasswordHash();
        assertThat(hashing.matches(new Password("correct horse"), weaker)).isTrue();
        assertThat(Argon2idHash.parse(weaker).toPasswordHash()).isEqualTo(weaker);
    }

    @Test
    void shouldRefuseOtherForms() {
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2idHash.parse(new PasswordHash("$2y$10$abc")));
    }

    private static byte[] repeated(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
