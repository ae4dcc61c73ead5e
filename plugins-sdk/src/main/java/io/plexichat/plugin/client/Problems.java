package io.plexichat.plugin.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads {@code application/problem+json}, or makes do with whatever a proxy answered instead. */
final class Problems {
    private static final int UNSAID = 503;

    private record Body(
            @Nullable Integer status,
            @Nullable String code,
            @Nullable String title,
            @Nullable String detail,
            @Nullable List<FieldError> errors) {}

    private static final Body NONE = new Body(null, null, null, null, null);

    private Problems() {}

    static ProblemException of(int status, HttpHeaders headers, byte[] content) {
        return of(status, read(content), retryAfter(headers));
    }

    /** Of one that ends a stream, where its status stands in it only. */
    static ProblemException inStream(String content) {
        Body body = read(content.getBytes(StandardCharsets.UTF_8));
        return of(body.status == null ? UNSAID : body.status, body, null);
    }

    private static ProblemException of(int status, Body body, @Nullable Duration retryAfter) {
        String detail = Optional.ofNullable(body.detail)
                .or(() -> Optional.ofNullable(body.title))
                .orElse("No detail.");
        return new ProblemException(
                status,
                body.code == null ? "unknown" : body.code,
                detail,
                body.errors == null ? List.of() : body.errors,
                retryAfter);
    }

    private static Body read(byte[] content) {
        if (content.length == 0) {
            return NONE;
        }
        try {
            Body body = Json.MAPPER.readValue(content, Body.class);
            return body == null ? NONE : body;
        } catch (JacksonException notAProblem) {
            return NONE;
        }
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        try {
            return headers.firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())))
                    .orElse(null);
        } catch (NumberFormatException aDate) {
            return null;
        }
    }
}
