package io.plexichat.kernel.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In rising order of power: each may do what the ones before it may. */
public enum ChannelRole {
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("moderator")
    MODERATOR,
    @JsonProperty("owner")
    OWNER
}
