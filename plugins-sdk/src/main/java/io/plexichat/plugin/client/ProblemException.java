package io.plexichat.plugin.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server's answer was a problem (RFC 9457). */
public final class ProblemException extends PlexiChatException {
    private final int status;
    private final String code;
    private final String detail;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    ProblemException(int status, String code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(status + " " + code + ": " + detail + (errors.isEmpty() ? "" : " " + errors));
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    /** Stable, such as {@code channel.not-found}; {@code unknown} when something other than the server answered. */
    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    /** The fields of the input at fault, if that was it. */
    public List<FieldError> errors() {
        return errors;
    }

    /** When the server asks to be tried again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same call may succeed later. */
    public boolean passing() {
        return status == 429 || status == 503;
    }
}
