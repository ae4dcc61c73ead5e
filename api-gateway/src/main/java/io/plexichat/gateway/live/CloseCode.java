package io.plexichat.gateway.live;

import io.plexichat.gateway.problem.Rejections;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.session.SessionRejections;

/**
 * Why a WebSocket is closed. Below 4000 they are those of RFC 6455.
 *
 * @param reason the code of the problem, if there is one
 */
record CloseCode(int code, String reason) {
    static final CloseCode GOING_AWAY = new CloseCode(1001, "server.stopping");
    private static final int PROTOCOL_ERROR = 1002;
    private static final int BINARY = 1003;
    private static final int TOO_LARGE = 1009;
    private static final int SERVER_FAILED = 1011;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int UNAUTHENTICATED = 4401;
    private static final int TOKEN_EXPIRED = 4402;
    private static final int SESSION_ENDED = 4403;
    private static final int FORBIDDEN = 4404;
    private static final int TOO_MANY = 4429;

    /** @param authenticated whether it was known whose connection it is */
    static CloseCode of(Throwable thrown, String problem, boolean authenticated) {
        if (Rejections.has(thrown, CommonRejections.TOO_LARGE)) {
            return new CloseCode(TOO_LARGE, problem);
        }
        if (Rejections.has(thrown, CommonRejections.UNSUPPORTED_MEDIA_TYPE)) {
            return new CloseCode(BINARY, problem);
        }
        if (Rejections.has(thrown, SessionRejections.ENDED)) {
            return new CloseCode(SESSION_ENDED, problem);
        }
        if (Rejections.has(thrown, CommonRejections.UNAUTHENTICATED_REQUEST)) {
            return new CloseCode(authenticated ? TOKEN_EXPIRED : UNAUTHENTICATED, problem);
        }
        if (Rejections.has(thrown, CommonRejections.FORBIDDEN_REQUEST)) {
            return new CloseCode(FORBIDDEN, problem);
        }
        if (Rejections.has(thrown, Rejection.Kind.TOO_MANY)) {
            return new CloseCode(TOO_MANY, problem);
        }
        if (Rejections.has(thrown, Rejection.Kind.INVALID)) {
            return new CloseCode(PROTOCOL_ERROR, problem);
        }
        return new CloseCode(
                Rejections.has(thrown, Rejection.Kind.UNAVAILABLE) ? TRY_AGAIN_LATER : SERVER_FAILED, problem);
    }
}
