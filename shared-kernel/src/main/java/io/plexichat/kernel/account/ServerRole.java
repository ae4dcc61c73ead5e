package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an account may do on the whole server. Channel roles are apart. */
public enum ServerRole {
    @JsonProperty("admin")
    ADMIN,
    /** A program; it may bring in history as others wrote it, as an admin may. */
    @JsonProperty("bot")
    BOT,
    @JsonProperty("member")
    MEMBER
}
