package io.plexichat.kernel;

import static io.plexichat.kernel.Rejection.Kind.CONFLICT;
import static io.plexichat.kernel.Rejection.Kind.FORBIDDEN;
import static io.plexichat.kernel.Rejection.Kind.INVALID;
import static io.plexichat.kernel.Rejection.Kind.NOT_FOUND;
import static io.plexichat.kernel.Rejection.Kind.TOO_MANY;
import static io.plexichat.kernel.Rejection.Kind.UNAUTHENTICATED;
import static io.plexichat.kernel.Rejection.Kind.UNAVAILABLE;

import java.util.List;

/** Reasons that belong to no single feature. */
public enum CommonRejections implements RejectionCode {
    INVALID_REQUEST("request.invalid", INVALID),
    MALFORMED_REQUEST("request.malformed", INVALID),
    UNKNOWN_PATH("request.unknown-path", NOT_FOUND),
    METHOD_NOT_ALLOWED("request.method-not-allowed", INVALID),
    NOT_ACCEPTABLE("request.not-acceptable", INVALID),
    UNSUPPORTED_MEDIA_TYPE("request.unsupported-media-type", INVALID),
    TOO_LARGE("request.too-large", INVALID),
    UNAUTHENTICATED_REQUEST("request.unauthenticated", UNAUTHENTICATED),
    FORBIDDEN_REQUEST("request.forbidden", FORBIDDEN),
    TOO_MANY_REQUESTS("request.too-many", TOO_MANY),
    /** Two changes of one aggregate at once, also after retries. */
    CONCURRENT_CHANGE("request.concurrent-change", CONFLICT),
    READ_MODEL_BEHIND("read-model.behind", UNAVAILABLE),
    READ_MODEL_UNAVAILABLE("read-model.unavailable", UNAVAILABLE),
    LOG_UNAVAILABLE("log.unavailable", UNAVAILABLE),
    SERVER_BUSY("server.busy", UNAVAILABLE),
    SERVER_FAILED("server.failed", UNAVAILABLE);

    private final String code;
    private final Rejection.Kind kind;

    CommonRejections(String code, Rejection.Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }

    public static RejectedException invalid(List<Rejection.FieldError> errors) {
        return new RejectedException(new Rejection(
                INVALID_REQUEST.code, INVALID_REQUEST.kind, "Expected valid input, but some fields are not.", errors));
    }

    public static RejectedException invalid(String field, String code, String message) {
        return invalid(List.of(new Rejection.FieldError(field, code, message)));
    }
}
