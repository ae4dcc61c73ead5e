package io.plexichat.kernel.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum ChannelKind {
    /** Seen, read and joined by every account. */
    @JsonProperty("public")
    PUBLIC,
    /** Seen by its members only; they are added. */
    @JsonProperty("private")
    PRIVATE,
    /** A conversation of 2 to 8 people who are fixed when it is made; one channel for one set of people. */
    @JsonProperty("direct")
    DIRECT
}
