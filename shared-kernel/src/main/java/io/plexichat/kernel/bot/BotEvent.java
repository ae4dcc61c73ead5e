package io.plexichat.kernel.bot;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.Set;

public sealed interface BotEvent {
    AccountId accountId();

    /** The aggregate of a bot and its tokens. Stored, so it never changes. */
    static String aggregateOf(AccountId accountId) {
        return "bot:" + accountId;
    }

    /** The account is that of a program. */
    @EventName("bot.created")
    record BotCreated(AccountId accountId, AccountId owner, AccountId by, Instant at) implements BotEvent {}

    /**
     * Whoever shows it acts for the bot until then, within the scopes.
     *
     * @param owner of the bot then
     * @param by who made it
     */
    @EventName("api-token.issued")
    record ApiTokenIssued(
            AccountId accountId,
            ApiTokenId tokenId,
            AccountId owner,
            AccountId by,
            Sealed label,
            Set<Permission> scopes,
            TokenHash hash,
            Instant at,
            Instant expiresAt)
            implements BotEvent {
        public ApiTokenIssued {
            scopes = Permission.setOf(scopes);
        }
    }

    @EventName("api-token.revoked")
    record ApiTokenRevoked(AccountId accountId, ApiTokenId tokenId, AccountId by, Instant at) implements BotEvent {}
}
