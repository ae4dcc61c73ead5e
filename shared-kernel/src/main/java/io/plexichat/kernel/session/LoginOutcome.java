package io.plexichat.kernel.session;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum LoginOutcome {
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED
}
