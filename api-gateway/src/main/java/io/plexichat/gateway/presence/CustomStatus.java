package io.plexichat.gateway.presence;

import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.presence.StatusText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param until null for as long as it is not changed */
record CustomStatus(
        @Nullable StatusText text,
        @Nullable Emoji emoji,
        @Nullable Instant until) {
    static final CustomStatus NONE = new CustomStatus(null, null, null);

    CustomStatus at(Instant now) {
        return until == null || now.isBefore(until) ? this : NONE;
    }

    /** It is a person's, and no business of logs. */
    @Override
    public String toString() {
        return "***";
    }
}
