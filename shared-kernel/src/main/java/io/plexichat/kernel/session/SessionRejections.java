package io.plexichat.kernel.session;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import java.time.Duration;
import java.util.List;

public enum SessionRejections implements RejectionCode {
    /** The same answer for an unknown name, a wrong password and an account that nobody can log in to. */
    BAD_CREDENTIALS("session.bad-credentials", Rejection.Kind.UNAUTHENTICATED),
    /** The password was right. Tells the kinds of factors there are. */
    SECOND_FACTOR_REQUIRED("session.second-factor-required", Rejection.Kind.UNAUTHENTICATED),
    /** Of a second factor. */
    WRONG_CODE("session.wrong-code", Rejection.Kind.UNAUTHENTICATED),
    /** Also for nobody's, a locked account's, and one that was shown before. */
    WRONG_PASSKEY("session.wrong-passkey", Rejection.Kind.UNAUTHENTICATED),
    /** It was shown too late. */
    PASSKEY_EXPIRED("session.passkey-expired", Rejection.Kind.UNAUTHENTICATED),
    /** Who guesses passwords or codes has to wait. */
    TOO_MANY_ATTEMPTS("session.too-many-attempts", Rejection.Kind.TOO_MANY),
    /** The account's role asks for a second factor that is not there: the session may enrol one, and nothing else. */
    ENROLMENT_REQUIRED("session.enrolment-required", Rejection.Kind.FORBIDDEN),
    /** It is some time since the session showed who uses it, and the call asks for that. */
    STEP_UP_REQUIRED("session.step-up-required", Rejection.Kind.FORBIDDEN),
    INVALID_REFRESH_TOKEN("session.invalid-refresh-token", Rejection.Kind.UNAUTHENTICATED),
    ENDED("session.ended", Rejection.Kind.UNAUTHENTICATED),
    NOT_FOUND("session.not-found", Rejection.Kind.NOT_FOUND);

    private final String code;
    private final Rejection.Kind kind;

    SessionRejections(String code, Rejection.Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** @param factors the kinds that one of is missing */
    public RejectedException because(String message, List<String> factors) {
        return new RejectedException(new Rejection(code, kind, message, List.of(), factors, null));
    }

    public RejectedException because(String message, Duration retryAfter) {
        return new RejectedException(new Rejection(code, kind, message, List.of(), List.of(), retryAfter));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
