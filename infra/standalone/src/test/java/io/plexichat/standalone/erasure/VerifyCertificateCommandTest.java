package io.plexichat.standalone.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerifyCertificateCommandTest {
    /** In its canonical form, so that the test needs no other. */
    private static final String STATEMENT =
            "{\"beginPosition\":50,\"begunAt\":\"2026-11-21T08:00:00.123Z\",\"completePosition\":60,"
                    + "\"completedAt\":\"2026-11-21T08:01:00Z\",\"destroyed\":{\"copies\":[\"timeline\"],\"dataKeys\":3,"
                    + "\"messages\":12},\"erasureId\":\"e0000000-0000-4000-8000-000000000001\","
                    + "\"format\":\"plexichat-deletion-certificate/1\",\"requestedAt\":\"2026-11-20T08:00:00Z\","
                    + "\"requestedBy\":\"a11ce000-0000-4000-8000-000000000001\","
                    + "\"subject\":{\"accountId\":\"b0b00000-0000-4000-8000-000000000002\",\"kind\":\"account\"}}";

    private final Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
    private final String publicKey = publicKey(key);
    private final String signature = sign();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("certificate.json");
    }

    @Test
    void shouldTellWhatAGenuineOneSays() {
        assertThat(verify(certificate(STATEMENT))).isZero();
        assertThat(out.toString())
                .contains(
                        "Erasure e0000000-0000-4000-8000-000000000001 of account:b0b00000-0000-4000-8000-000000000002")
                .contains("completed at 2026-11-21T08:01:00Z, position 60")
                .contains("3 data keys, 12 messages; copies in timeline")
                .contains("signed by the key " + publicKey);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldNotMindHowItIsWritten() {
        String spaced = STATEMENT.replace(",", " ,\n  ").replace("\"beginPosition\":50 ,", "");
        spaced = spaced.substring(0, spaced.length() - 1) + ", \"beginPosition\" : 50 }";
        assertThat(verify(certificate(spaced))).isZero();
    }

    @Test
    void shouldKnowTheServersKey() {
        assertThat(verify(certificate(STATEMENT), "--public-key", publicKey)).isZero();
        assertThat(out.toString()).contains("It is signed by the server's key.");
        String other = publicKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
        assertThat(verify(certificate(STATEMENT), "--public-key", other)).isEqualTo(1);
        assertThat(out.toString()).contains("not of that server");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "messages":12     | "messages":11
            "dataKeys":3      | "dataKeys":3,"more":1
            b0b00000          | b0b00001
            "kind":"account"  | "kind":"account","note":"x"
            08:01:00Z         | 08:01:01Z
            """)
    void shouldNotTakeAChangedOne(String part, String instead) {
        assertThat(STATEMENT).contains(part);
        // What a certificate of this format does not have is refused as none, the rest as forged.
        assertThat(verify(certificate(STATEMENT.replace(part, instead)))).isIn(1, 2);
        assertThat(out.toString()).doesNotContain("Erasure ");
    }

    @Test
    void shouldNotTakeAnotherSignature() {
        String forged = Base64.getEncoder().encodeToString(new byte[64]);
        assertThat(verify(certificate(STATEMENT).replace(signature, forged))).isEqualTo(1);
        assertThat(verify(certificate(STATEMENT).replace(signature, "AAAA"))).isEqualTo(1);
        assertThat(verify(certificate(STATEMENT).replace(signature, "***"))).isEqualTo(1);
        assertThat(verify(certificate(STATEMENT).replace(publicKey, "AAAA"))).isEqualTo(1);
        assertThat(verify(certificate(STATEMENT).replace("Ed25519", "none"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "{}",
                "{\"statement\":7}",
                "{\"statement\":{\"format\":\"plexichat-deletion-certificate/2\"}}",
                "{\"statement\":{\"format\":\"plexichat-deletion-certificate/1\"}}",
                "{\"statement\":{\"format\":\"plexichat-deletion-certificate/1\",\"format\":\"\"}}"
            })
    void shouldSayInOneLineWhatIsNone(String content) {
        assertThat(verify(content)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("plexichat: Expected ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldSayInOneLineWhatIsNotThere() {
        assertThat(run(directory.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("but cannot.");
    }

    private static String publicKey(Ed25519PrivateKeyParameters key) {
        return Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
    }

    private String sign() {
        byte[] message = STATEMENT.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return Base64.getEncoder().encodeToString(signer.generateSignature());
    }

    private String certificate(String statement) {
        return "{\"statement\":" + statement + ",\"signature\":{\"algorithm\":\"Ed25519\",\"publicKey\":\"" + publicKey
                + "\",\"value\":\"" + signature + "\"}}";
    }

    private int verify(String content, String... options) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = file.toString();
        return run(arguments);
    }

    private int run(String... arguments) {
        return new CommandLine(new VerifyCertificateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
