package io.plexichat.gateway;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whom a request acts for, as its access token says.
 *
 * @param roles of the token, or, once the session was looked at, those of the account
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

    /** What the account may on the server. */
    public Permissions permissions() {
        return Access.of(roles);
    }

    public boolean may(Permission permission) {
        return Access.decide(permissions(), permission).isGranted();
    }

    /** @param expectation the first half of the sentence if it may not, such as "Expected to call by RSocket" */
    public void require(Permission permission, Supplier<String> expectation) {
        Access.decide(permissions(), permission).orReject(expectation);
    }

    public Caller withRoles(Set<ServerRole> others) {
        return new Caller(accountId, sessionId, username, others, expiresAt, sessionPosition, mustEnrol, provedAt);
    }
}
