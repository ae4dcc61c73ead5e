package io.plexichat.standalone.erasure;

import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.DeletionCertificate.Statement;
import io.plexichat.kernel.key.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A deletion certificate as somebody kept it.
 *
 * @param canonical the statement's canonical JSON (RFC 8785), which is what was signed
 */
record CertificateFile(DeletionCertificate certificate, String canonical) {
    private static final int MOST_BYTES = 1_048_576;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws UnreadableCertificateException that says what is wrong with it */
    static CertificateFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableCertificateException(
                        "Expected " + file + " to be a deletion certificate, but it is too large for one.");
            }
            JsonNode tree = JSON.readTree(Files.readString(file));
            JsonNode statement = tree.path("statement");
            String format = statement.path("format").asString("");
            if (!format.equals(Statement.FORMAT)) {
                throw new UnreadableCertificateException("Expected " + file
                        + " to be a deletion certificate of the format " + Statement.FORMAT + ", but it is not.");
            }
            DeletionCertificate certificate = JSON.treeToValue(tree, DeletionCertificate.class);
            if (certificate.signature() == null || certificate.statement().subject() == null) {
                throw new UnreadableCertificateException(
                        "Expected " + file + " to be a whole deletion certificate, but a part of it is missing.");
            }
            return new CertificateFile(certificate, new JsonCanonicalizer(statement.toString()).getEncodedString());
        } catch (JacksonException e) {
            throw new UnreadableCertificateException(
                    "Expected " + file + " to be a deletion certificate, but it is not: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableCertificateException("Expected to read " + file + ", but cannot.");
        }
    }

    String publicKey() {
        return certificate.signature().publicKey();
    }

    /** Whether the statement is as it was signed, by the key that the certificate names. */
    boolean isSigned() {
        if (!Signer.ALGORITHM.equals(certificate.signature().algorithm())) {
            return false;
        }
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(decoded(publicKey())));
            byte[] signed = canonical.getBytes(StandardCharsets.UTF_8);
            verifier.update(signed, 0, signed.length);
            return verifier.verifySignature(decoded(certificate.signature().value()));
        } catch (IllegalArgumentException _) {
            // Neither a key nor a signature.
            return false;
        }
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
    }
}
