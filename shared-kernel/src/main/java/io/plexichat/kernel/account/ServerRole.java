package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an account may do on the whole server. Channel roles are apart. */
public enum ServerRole {
    @JsonProperty("admin")
    ADMIN,
    /** A program; it may bring in history as others wrote it, as an admin may. */
    @JsonProperty("bot")
    BOT,
    @JsonProperty("member")
    MEMBER;

    /** A copy that is always walked in the order of this enum, so that the same roles are always stored as the same text. */
    public static Set<ServerRole> setOf(Collection<ServerRole> roles) {
        Set<ServerRole> ordered = EnumSet.noneOf(ServerRole.class);
        ordered.addAll(roles);
        return Collections.unmodifiableSet(ordered);
    }
}
