package io.plexichat.kernel.projection;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum ProjectionRejections implements RejectionCode {
    NOT_FOUND("projection.not-found", Rejection.Kind.NOT_FOUND),
    ALREADY_BUILDING("projection.already-building", Rejection.Kind.CONFLICT),
    NOT_BUILDING("projection.not-building", Rejection.Kind.CONFLICT),
    /** As many projections are being built as may be at once. */
    BUILDS_AT_LIMIT("projection.builds-at-limit", Rejection.Kind.CONFLICT),
    /** A take-over of a build that nothing holds up. */
    NOT_BLOCKED("projection.not-blocked", Rejection.Kind.CONFLICT),
    SWITCHING("projection.switching", Rejection.Kind.CONFLICT),
    NO_PREVIOUS("projection.no-previous", Rejection.Kind.CONFLICT),
    /** Going back would show less than was shown. */
    PREVIOUS_BEHIND("projection.previous-behind", Rejection.Kind.CONFLICT),
    LETTER_NOT_FOUND("projection.letter-not-found", Rejection.Kind.NOT_FOUND),
    /** One projection is tried out at a time. */
    TRY_UNDER_WAY("projection.try-under-way", Rejection.Kind.CONFLICT),
    TRY_TOO_LONG("projection.try-too-long", Rejection.Kind.CONFLICT),
    UNAVAILABLE("projection.unavailable", Rejection.Kind.UNAVAILABLE);

    private final String code;
    private final Rejection.Kind kind;

    ProjectionRejections(String code, Rejection.Kind kind) {
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
}
