package io.plexichat.kernel.presence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody chooses to be while connected. */
public enum PresenceChoice {
    @JsonProperty("online")
    ONLINE,
    /** Of the device it is chosen on. */
    @JsonProperty("away")
    AWAY,
    @JsonProperty("do-not-disturb")
    DO_NOT_DISTURB,
    /** Looks like {@link PresenceState#OFFLINE}. */
    @JsonProperty("invisible")
    INVISIBLE
}
