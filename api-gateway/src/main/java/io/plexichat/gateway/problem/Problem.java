package io.plexichat.gateway.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plexichat.kernel.Rejection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 Problem Details with the members {@code code}, {@code errors} and {@code factors}.
 *
 * @param instance names this occurrence, as the server's log does
 * @param errors the fields at fault; absent when there are none
 * @param factors the kinds of second factors that one of is missing; absent when none is
 * @param retryAfter how long to wait, which HTTP tells in a header; null when nobody knows
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Rejection.FieldError> errors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> factors,
        @JsonIgnore @Nullable Duration retryAfter) {
    private static final String TYPES = "https://plexichat.io/problems/";

    static Problem of(Rejection rejection, @Nullable String correlationId) {
        return of(rejection, Statuses.of(rejection), correlationId);
    }

    /** Where HTTP tells more apart than there are codes. */
    static Problem of(Rejection rejection, int status) {
        return of(rejection, status, null);
    }

    private static Problem of(Rejection rejection, int status, @Nullable String correlationId) {
        return new Problem(
                TYPES + rejection.code(),
                title(rejection.code()),
                status,
                rejection.message(),
                correlationId == null ? null : "urn:uuid:" + correlationId,
                rejection.code(),
                rejection.errors(),
                rejection.factors(),
                rejection.retryAfter());
    }

    /** {@code channel.name-taken} reads "Channel name taken". */
    private static String title(String code) {
        String words = code.replace('.', ' ').replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
