package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * Says, signed by the server, what an erasure destroyed. Kept and checked outside the server, so the form never changes.
 *
 * @param signature of the statement's canonical JSON (RFC 8785)
 */
public record DeletionCertificate(Statement statement, Signature signature) {

    /**
     * @param format {@link #FORMAT}
     * @param requestedBy by whose order
     * @param beginPosition of the event in the log that orders the keys destroyed
     * @param completePosition of the event in the log that says that all is done
     */
    public record Statement(
            String format,
            ErasureId erasureId,
            ErasureSubject subject,
            AccountId requestedBy,
            Instant requestedAt,
            Instant begunAt,
            long beginPosition,
            Instant completedAt,
            long completePosition,
            Destroyed destroyed) {
        public static final String FORMAT = "plexichat-deletion-certificate/1";
    }

    /**
     * @param dataKeys how many; what is sealed under them, in the log and every copy of it, nobody can read any more
     * @param messages how many the subject had, those deleted before included
     * @param copies what held the content for reading, and holds it no more
     */
    public record Destroyed(long dataKeys, long messages, List<String> copies) {
        public Destroyed {
            copies = List.copyOf(copies);
        }
    }

    /**
     * @param algorithm {@code Ed25519} (RFC 8032)
     * @param publicKey the server's, 32 bytes in base64; the same for all its certificates
     * @param value 64 bytes in base64
     */
    public record Signature(String algorithm, String publicKey, String value) {}
}
