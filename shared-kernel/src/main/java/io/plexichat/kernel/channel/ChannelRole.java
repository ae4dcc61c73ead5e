package io.plexichat.kernel.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In rising order of power: each may do what the ones before it may. */
public enum ChannelRole {
    /** Is shown everything and says nothing; whoever leaves as such comes back as such. */
    @JsonProperty("read-only")
    READ_ONLY,
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("moderator")
    MODERATOR,
    @JsonProperty("owner")
    OWNER
}
