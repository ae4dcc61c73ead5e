package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a projection as it is now.
 *
 * @param number 1, 2, 3, ... in the order they were made; the number of a dropped one is not used again
 * @param codeVersion of the projection's handlers when it was made
 * @param place the Postgres schema or Elasticsearch index it is in
 * @param position of the last event it took; -1 before the first
 * @param head the last position of the log at the same moment
 * @param lag the age of the oldest event it has not taken; null when that is not known, zero when there is none
 * @param eventsPerSecond over the last seconds
 * @param bytes on disk; null when that is not known
 * @param deadLetters events that are set aside
 * @param because why it stands, a clause without a full stop; null unless the state is {@link State#STOPPED}
 */
public record GenerationView(
        int number,
        int codeVersion,
        String place,
        Role role,
        State state,
        long position,
        long head,
        @Nullable Duration lag,
        double eventsPerSecond,
        @Nullable Long bytes,
        Instant createdAt,
        long deadLetters,
        @Nullable String because) {

    public long lagEvents() {
        return Math.max(0, head - position);
    }

    public enum Role {
        /** Answers reads. */
        @JsonProperty("active")
        ACTIVE,
        /** Is made beside the active one. */
        @JsonProperty("building")
        BUILDING,
        /** Was active before and is still fed. */
        @JsonProperty("previous")
        PREVIOUS,
        /** Is gone, or is being removed. */
        @JsonProperty("dropped")
        DROPPED
    }

    public enum State {
        /** Takes events. */
        @JsonProperty("running")
        RUNNING,
        /** Was told to wait. */
        @JsonProperty("paused")
        PAUSED,
        /** Takes no events until somebody does something. */
        @JsonProperty("stopped")
        STOPPED
    }
}
