package io.plexichat.kernel.erasure;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum ErasureState {
    /** Waits until it is due. */
    @JsonProperty("requested")
    REQUESTED,
    /** Waits, also when it is due: the subject, or something it has messages in common with, is held. */
    @JsonProperty("held")
    HELD,
    @JsonProperty("begun")
    BEGUN,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("taken-back")
    TAKEN_BACK
}
