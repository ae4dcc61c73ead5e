package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.account.ServerRole;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which roles of an account count now. An access token says which there were when it was made: a role that was taken since is without
 * effect, one that was granted counts too, unless it asks for a second factor: whether there is one is looked at when the session is
 * refreshed.
 */
final class CurrentRoles {
    private final FactorPolicy factors;

    CurrentRoles(FactorPolicy factors) {
        this.factors = factors;
    }

    /** @param found what the account is; null when nobody knows better than the token */
    Caller current(Caller caller, @Nullable Set<ServerRole> found) {
        if (found == null || found.equals(caller.roles())) {
            return caller;
        }
        Set<ServerRole> counting = EnumSet.noneOf(ServerRole.class);
        for (ServerRole role : found) {
            if (caller.roles().contains(role) || !factors.isRequired(Set.of(role))) {
                counting.add(role);
            }
        }
        return caller.withRoles(counting);
    }
}
