package io.plexichat.kernel.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which messages come first. */
public enum SearchOrder {
    @JsonProperty("newest")
    NEWEST,
    /** Those that match best; of those that match alike, the newest. */
    @JsonProperty("relevance")
    RELEVANCE
}
