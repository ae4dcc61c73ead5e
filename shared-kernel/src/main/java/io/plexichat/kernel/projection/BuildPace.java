package io.plexichat.kernel.projection;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a build may take from those who use the server meanwhile. The lower of the two bounds counts.
 *
 * @param eventsPerSecond at least 1; null for as many as the share allows
 * @param share of one processor's time, above 0, at most 1
 */
public record BuildPace(@Nullable Long eventsPerSecond, double share) {
    public static final BuildPace DEFAULT = new BuildPace(null, 0.25);

    /** Rejected with {@code request.invalid} when a bound is out of range. */
    public BuildPace {
        List<FieldError> errors = new ArrayList<>();
        if (eventsPerSecond != null && eventsPerSecond < 1) {
            errors.add(new FieldError(
                    "eventsPerSecond", "out-of-range", "Expected at least 1, but got " + eventsPerSecond + "."));
        }
        if (!(share > 0 && share <= 1)) {
            errors.add(new FieldError(
                    "share", "out-of-range", "Expected more than 0 and at most 1, but got " + share + "."));
        }
        if (!errors.isEmpty()) {
            throw CommonRejections.invalid(errors);
        }
    }
}
