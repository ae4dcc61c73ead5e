package io.plexichat.plugin.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That someone once joined or left, as imports bring it in. */
public record MembershipChange(String username, @Nullable String displayName, Kind change, Instant at) {

    public enum Kind {
        @JsonProperty("joined")
        JOINED,
        @JsonProperty("left")
        LEFT
    }
}
