package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    /** RFC 9106, section 5.3, which has a secret and associated data besides. */
    @Test
    void isWhatTheRfcDescribes() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(HexFormat.of().parseHex("02".repeat(16)))
                .withSecret(HexFormat.of().parseHex("03".repeat(8)))
                .withAdditional(HexFormat.of().parseHex("04".repeat(12)))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(HexFormat.of().parseHex("01".repeat(32)), tag);

        assertThat(tag)
                .asHexString()
                .isEqualToIgnoringCase("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /** The reference implementation's vector for 256 KiB, 2 passes, 1 lane. */
    @Test
    void makesTheKeyOfAPassphrase() {
        byte[] key = new Argon2id(256, 2, 1).key(new Secret("password"), "somesalt".getBytes(StandardCharsets.UTF_8));

        assertThat(key)
                .asHexString()
                .isEqualToIgnoringCase("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
    }

    @Test
    void hasLimits() {
        assertThat(Argon2id.RECOMMENDED.withinLimits()).isTrue();
        assertThat(new Argon2id(1 << 30, 3, 4).withinLimits()).isFalse();
        assertThat(new Argon2id(64 * 1024, 1 << 30, 4).withinLimits()).isFalse();
        assertThat(new Argon2id(64 * 1024, 3, 0).withinLimits()).isFalse();
        assertThat(new Argon2id(16, 3, 4).withinLimits()).isFalse();
    }
}
