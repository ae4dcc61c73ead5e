package io.plexichat.kernel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a command or query was not carried out. It travels as the details of Axon's execution exceptions and becomes an
 * RFC 9457 problem at the edge.
 *
 * @param code stable and documented in docs/api/errors.md, such as {@code channel.name-taken}
 * @param message one sentence, "Expected to ..., but ...", without secrets or message text
 * @param errors the fields at fault; empty unless the kind is {@link Kind#INVALID}
 * @param factors the kinds of second factors that one of is missing; else empty
 * @param retryAfter how long to wait before it makes sense to try again; null when nobody knows
 */
public record Rejection(
        String code,
        Kind kind,
        String message,
        List<FieldError> errors,
        List<String> factors,
        @Nullable Duration retryAfter) {
    public Rejection {
        errors = List.copyOf(errors);
        factors = List.copyOf(factors);
    }

    public Rejection(String code, Kind kind, String message, List<FieldError> errors) {
        this(code, kind, message, errors, List.of(), null);
    }

    /** What kind of answer a rejection is, independent of any transport. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        /** Also for what the caller may not see. */
        NOT_FOUND,
        CONFLICT,
        TOO_MANY,
        UNAVAILABLE
    }

    /**
     * @param field the path of the input at fault, such as {@code messages[3].text}
     * @param code stable, such as {@code too-long}
     */
    public record FieldError(String field, String code, String message) {}
}
