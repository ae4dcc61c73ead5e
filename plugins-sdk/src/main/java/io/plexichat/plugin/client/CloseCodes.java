package io.plexichat.plugin.client;

import java.util.List;
import java.util.Optional;

/** Why a server closes a connection, where that says more than that it is lost. */
final class CloseCodes {
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int UNAUTHENTICATED = 4401;
    private static final int TOKEN_EXPIRED = 4402;
    private static final int SESSION_ENDED = 4403;
    private static final int FORBIDDEN = 4404;
    private static final int TOO_MANY = 4429;

    private CloseCodes() {}

    /** @param reason the code of the problem */
    static Optional<ProblemException> problem(int code, String reason) {
        return switch (code) {
            case TRY_AGAIN_LATER -> Optional.of(problem(503, code, reason));
            case UNAUTHENTICATED, TOKEN_EXPIRED, SESSION_ENDED -> Optional.of(problem(401, code, reason));
            case FORBIDDEN -> Optional.of(problem(403, code, reason));
            case TOO_MANY -> Optional.of(problem(429, code, reason));
            default -> Optional.empty();
        };
    }

    private static ProblemException problem(int status, int code, String reason) {
        return new ProblemException(
                status,
                reason.isEmpty() ? "unknown" : reason,
                "The connection was closed (" + code + ").",
                List.of(),
                null);
    }
}
