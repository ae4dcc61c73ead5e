package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a build does, in this order. */
public enum BuildPhase {
    /** Takes the events of the log up to where its head was when the build began. */
    @JsonProperty("reading")
    READING,
    /** Makes the indexes that would have slowed the reading down. */
    @JsonProperty("indexing")
    INDEXING,
    /** Takes what was said meanwhile. */
    @JsonProperty("catching-up")
    CATCHING_UP,
    /** Compares itself with the active generation at one position. */
    @JsonProperty("comparing")
    COMPARING,
    /** Becomes the active generation. */
    @JsonProperty("switching")
    SWITCHING
}
