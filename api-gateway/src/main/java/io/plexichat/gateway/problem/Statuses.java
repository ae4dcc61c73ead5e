package io.plexichat.gateway.problem;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import java.util.Map;

/** The HTTP status of a rejection: of its kind, but for what HTTP has a status of its own. */
final class Statuses {
    private static final Map<String, Integer> OF_CODE = Map.of(
            CommonRejections.METHOD_NOT_ALLOWED.code(), 405,
            CommonRejections.NOT_ACCEPTABLE.code(), 406,
            CommonRejections.TOO_LARGE.code(), 413,
            CommonRejections.UNSUPPORTED_MEDIA_TYPE.code(), 415,
            CommonRejections.SERVER_FAILED.code(), 500);

    private Statuses() {}

    static int of(Rejection rejection) {
        return OF_CODE.getOrDefault(rejection.code(), of(rejection.kind()));
    }

    private static int of(Rejection.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
