package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an account is on the whole server. Channel roles are apart. Each role is a set of permissions, and an account may do what any of
 * its roles allows; which, {@link io.plexichat.kernel.access} says.
 */
public enum ServerRole {
    @JsonProperty("admin")
    ADMIN,
    /** Sees how the server is run and what was done to whom; changes nothing. */
    @JsonProperty("auditor")
    AUDITOR,
    /** Keeps the server running. */
    @JsonProperty("operator")
    OPERATOR,
    /** Keeps the peace in public channels. */
    @JsonProperty("moderator")
    MODERATOR,
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
