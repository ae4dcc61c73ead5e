package io.plexichat.gateway.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What once happened to a membership. */
enum Change {
    @JsonProperty("joined")
    JOINED,
    @JsonProperty("left")
    LEFT
}
