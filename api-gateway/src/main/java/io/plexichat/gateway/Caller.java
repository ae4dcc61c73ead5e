package io.plexichat.gateway;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Set;

/**
 * Whom a request acts for, as its access token says.
 *
 * @param expiresAt of the access token
 * @param sessionPosition of the session's last event when the token was made; a read model behind it does not know the session
 * @param mustEnrol whether a second factor has to be enrolled before anything else is allowed
 * @param provedAt when the password or a code of the second factor was last given in the session
 */
public record Caller(
        AccountId accountId,
        SessionId sessionId,
        Username username,
        Set<ServerRole> roles,
        Instant expiresAt,
        long sessionPosition,
        boolean mustEnrol,
        Instant provedAt) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains(ServerRole.ADMIN);
    }

    /** Whether history may be brought in as others wrote it. */
    public boolean mayImport() {
        return isAdmin() || roles.contains(ServerRole.BOT);
    }
}
