package io.plexichat.query.erasure;

import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.DeletionCertificate.Destroyed;
import io.plexichat.kernel.erasure.DeletionCertificate.Signature;
import io.plexichat.kernel.erasure.DeletionCertificate.Statement;
import io.plexichat.kernel.erasure.ErasureQuery.GetDeletionCertificate;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.key.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Makes certificates of what the read model says, so that each is the same again after a replay. */
public final class Certificates {
    /** What an erasure waits for before it is completed. */
    private static final List<String> COPIES = List.of("timeline", "search-index", "memory");

    private final ErasureQueries erasures;
    private final Signer signer;
    private final JsonMapper json = JsonMapper.shared();

    public Certificates(ErasureQueries erasures, Signer signer) {
        this.erasures = erasures;
        this.signer = signer;
    }

    public Mono<DeletionCertificate> get(GetDeletionCertificate query) {
        return erasures.get(new GetErasure(query.erasureId()))
                .map(Certificates::statement)
                .map(statement -> new DeletionCertificate(statement, sign(statement)));
    }

    private Signature sign(Statement statement) {
        try {
            byte[] canonical = new JsonCanonicalizer(json.writeValueAsString(statement)).getEncodedUTF8();
            return new Signature(Signer.ALGORITHM, base64(signer.publicKey()), base64(signer.sign(canonical)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON of our own to have a canonical form.", e);
        }
    }

    private static Statement statement(ErasureView erasure) {
        Instant begunAt = erasure.begunAt();
        Long beginPosition = erasure.beginPosition();
        Instant completedAt = erasure.completedAt();
        Long completePosition = erasure.completePosition();
        if (begunAt == null || beginPosition == null || completedAt == null || completePosition == null) {
            throw ErasureRejections.NOT_COMPLETED.because(
                    "Expected erasure " + erasure.erasureId() + " to be completed, but it is not.");
        }
        return new Statement(
                Statement.FORMAT,
                erasure.erasureId(),
                erasure.subject(),
                erasure.requestedBy(),
                erasure.requestedAt(),
                begunAt,
                beginPosition,
                completedAt,
                completePosition,
                new Destroyed(count(erasure.keys()), count(erasure.messages()), COPIES));
    }

    private static long count(@Nullable Long known) {
        return known == null ? 0 : known;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
