package io.plexichat.kernel;

import java.util.List;

/** A stable reason to reject. Each feature lists its own in an enum, so that the documentation can be checked against all of them. */
public interface RejectionCode {
    String code();

    Rejection.Kind kind();

    default boolean isReasonOf(RejectedException rejected) {
        return code().equals(rejected.rejection().code());
    }

    /** @param message "Expected to ..., but ..." */
    default RejectedException because(String message) {
        return new RejectedException(new Rejection(code(), kind(), message, List.of()));
    }
}
