package io.plexichat.gateway;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenUse;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request acts for, as its access token says, or its API token.
 *
 * @param roles of the token, or, once the session was looked at, those of the account
 * @param expiresAt of the access token
 * @param sessionPosition of the session's last event when the token was made; a read model behind it does not know the session
 * @param mustEnrol whether a second factor has to be enrolled before anything else is allowed
 * @param provedAt when the password or a code of the second factor was last given in the session
 * @param token what it acts by instead of a session, whose id is the token's then; null for a session
 */
public record Caller(
        AccountId accountId,
        SessionId sessionId,
        Username username,
        Set<ServerRole> roles,
        Instant expiresAt,
        long sessionPosition,
        boolean mustEnrol,
        Instant provedAt,
        @Nullable ByToken token) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** In a session. */
    public Caller(
            AccountId accountId,
            SessionId sessionId,
            Username username,
            Set<ServerRole> roles,
            Instant expiresAt,
            long sessionPosition,
            boolean mustEnrol,
            Instant provedAt) {
        this(accountId, sessionId, username, roles, expiresAt, sessionPosition, mustEnrol, provedAt, null);
    }

    /**
     * @param guarantors with whom it ends, besides the account
     * @param scopes that it may do at most
     */
    public record ByToken(ApiTokenId tokenId, Set<AccountId> guarantors, Permissions scopes) {}

    /** By an API token: with no role until it is looked at, which then are those that ask for no second factor. */
    public static Caller of(ApiTokenUse use) {
        return new Caller(
                use.accountId(),
                new SessionId(use.tokenId().value()),
                // Names are asked for beside passwords, which there is none of.
                new Username(use.accountId().toString()),
                Set.of(),
                use.expiresAt(),
                0,
                /* mustEnrol= */ false,
                Instant.EPOCH,
                new ByToken(use.tokenId(), use.guarantors(), Permissions.of(use.scopes())));
    }

    /** What the account may on the server, as far as the token allows. */
    public Permissions permissions() {
        return Access.of(roles, token == null ? Permissions.ALL : token.scopes());
    }

    /** Whatever ends what it acts by: the session or API token, and accounts. */
    public List<Object> endsWith() {
        if (token == null) {
            return List.of(sessionId, accountId);
        }
        return Stream.<Object>concat(Stream.of(token.tokenId(), accountId), token.guarantors().stream())
                .distinct()
                .toList();
    }

    public boolean may(Permission permission) {
        return Access.decide(permissions(), permission).isGranted();
    }

    /** @param expectation the first half of the sentence if it may not, such as "Expected to call by RSocket" */
    public void require(Permission permission, Supplier<String> expectation) {
        Access.decide(permissions(), permission).orReject(expectation);
    }

    public Caller withRoles(Set<ServerRole> others) {
        return new Caller(
                accountId, sessionId, username, others, expiresAt, sessionPosition, mustEnrol, provedAt, token);
    }
}
