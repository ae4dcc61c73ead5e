package io.plexichat.kernel.presence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What others see of an account. */
public enum PresenceState {
    @JsonProperty("online")
    ONLINE,
    /** Connected, but on no device that is attended to. */
    @JsonProperty("away")
    AWAY,
    @JsonProperty("do-not-disturb")
    DO_NOT_DISTURB,
    /** Not connected, or not to be seen: nobody can tell. */
    @JsonProperty("offline")
    OFFLINE
}
