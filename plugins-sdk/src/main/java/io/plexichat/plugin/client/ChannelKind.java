package io.plexichat.plugin.client;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum ChannelKind {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("private")
    PRIVATE,
    @JsonProperty("direct")
    DIRECT
}
