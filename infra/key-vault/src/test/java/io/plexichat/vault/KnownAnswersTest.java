package io.plexichat.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.SealBrokenException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

/** What the algorithms give for the inputs that their specifications name. */
class KnownAnswersTest {
    /** c2sp.org/XAES-256-GCM, test vectors. */
    @Test
    void xaes256Gcm() {
        byte[] nonce = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");
        assertThat(xaes(filled(1), nonce, new byte[0], ascii("XAES-256-GCM")))
                .isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
        assertThat(xaes(filled(3), nonce, ascii("c2sp.org/XAES-256-GCM"), ascii("XAES-256-GCM")))
                .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    /** The ciphers of a thread go from key to key and from sealing to opening, also after a value that was refused. */
    @Test
    void xaes256GcmAfterAnother() {
        byte[] nonce = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");
        for (int i = 0; i < 3; i++) {
            assertThat(xaes(filled(1), nonce, new byte[0], ascii("XAES-256-GCM")))
                    .isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
            assertThatThrownBy(() -> XaesGcm.open(
                            filled(1), XaesGcm.subkey(filled(1)), nonce, ascii("another place"), new byte[28]))
                    .isInstanceOf(SealBrokenException.class);
            assertThat(xaes(filled(3), nonce, ascii("c2sp.org/XAES-256-GCM"), ascii("XAES-256-GCM")))
                    .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
        }
    }

    /** The Galois/Counter Mode of Operation (McGrew, Viega), test case 16; as in NIST's validation. */
    @Test
    void aes256Gcm() throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"), "AES"),
                new GCMParameterSpec(128, hex("cafebabefacedbaddecaf888")));
        cipher.updateAAD(hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        assertThat(hex(cipher.doFinal(hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"))))
                .isEqualTo("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    /** RFC 3394, section 4.6. */
    @Test
    void aesKeyWrap() throws Exception {
        byte[] wrapping = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] key = hex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f");
        byte[] wrapped = AesKeyWrap.wrap(wrapping, key);
        assertThat(hex(wrapped))
                .isEqualTo("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
        assertThat(AesKeyWrap.unwrap(wrapping, wrapped)).isEqualTo(key);

        wrapped[0] ^= 1;
        assertThatThrownBy(() -> AesKeyWrap.unwrap(wrapping, wrapped)).isInstanceOf(InvalidKeyException.class);
    }

    /** RFC 4231, section 4.2. */
    @Test
    void hmacSha256() throws Exception {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(hex(mac.doFinal(ascii("Hi There"))))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    /** RFC 9106, section 5.3. */
    @Test
    void argon2id() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(2, 16))
                .withSecret(filled(3, 8))
                .withAdditional(filled(4, 12))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(1), tag);
        assertThat(hex(tag)).isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /** RFC 5869, appendix A.1, from the pseudorandom key on. */
    @Test
    void hkdf() throws Exception {
        byte[] key = hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        byte[] output = KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "HKDF"), hex("f0f1f2f3f4f5f6f7f8f9"), 42));
        assertThat(hex(output))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    /** As vaults have it: another secret than the key itself, and another for each purpose. */
    @Test
    void derivedKeys() {
        byte[] bytes = hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        DataKey key = new DataKey(new KeyId(new UUID(0, 1)), KeyScope.signature(), bytes);
        assertThat(key.derived("one", 32))
                .isNotEqualTo(key.derived("other", 32))
                .isEqualTo(key.derived("one", 32));
        // HMAC-SHA-256 of the purpose and a byte of 1, as RFC 5869, section 2.3, has the first block.
        assertThat(key.derived("one", 32)).isEqualTo(key.mac("one\u0001".getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void ed25519() throws Exception {
        byte[] secret = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        byte[] publicKey = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        String expected = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        KeyFactory keys = KeyFactory.getInstance("Ed25519");
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)));
        signer.update((byte) 0x72);
        assertThat(hex(signer.sign())).isEqualTo(expected);

        signer.initVerify(keys.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point(publicKey))));
        signer.update((byte) 0x72);
        assertThat(signer.verify(hex(expected))).isTrue();
    }

    /** Section 5.1.2: little-endian y, the top bit is the sign of x. */
    private static EdECPoint point(byte[] encoded) {
        byte[] big = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            big[i] = encoded[encoded.length - 1 - i];
        }
        boolean odd = big[0] < 0;
        big[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, big));
    }

    private static String xaes(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
        byte[] subkey = XaesGcm.subkey(key);
        byte[] ciphertext = XaesGcm.seal(key, subkey, nonce, associated, plaintext);
        assertThat(XaesGcm.open(key, subkey, nonce, associated, ciphertext)).isEqualTo(plaintext);
        return hex(ciphertext);
    }

    private static byte[] filled(int value) {
        return filled(value, 32);
    }

    private static byte[] filled(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
