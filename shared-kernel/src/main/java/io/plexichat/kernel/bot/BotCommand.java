package io.plexichat.kernel.bot;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public sealed interface BotCommand {
    AccountId accountId();

    /**
     * Makes an account with the role {@code bot} that nobody can log in to. Answers {@link CreatedBot}; rejected with
     * {@code account.username-taken}, {@code account.not-found} when the owner is not there, and {@code bot.owner-is-bot}.
     *
     * @param owner null for who makes it
     */
    record CreateBot(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            @Nullable Username owner,
            AccountId by,
            Instant at)
            implements BotCommand {}

    record CreatedBot(AccountId owner) {}

    /**
     * Rejected with {@code bot.not-found} also when somebody else's is asked for, {@code bot.locked}, {@code bot.too-many-tokens}, and
     * {@code request.invalid} when a scope is more than the roles of the bot allow.
     *
     * @param scopes whole: see {@link ApiTokenScopes}
     * @param most that a bot may have at once
     * @param by its owner, or an administrator
     */
    record IssueApiToken(
            AccountId accountId,
            ApiTokenId tokenId,
            ApiTokenLabel label,
            Set<Permission> scopes,
            TokenHash hash,
            int most,
            AccountId by,
            Instant at,
            Instant expiresAt)
            implements BotCommand {
        public IssueApiToken {
            scopes = Permission.setOf(scopes);
        }
    }

    /** Rejected with {@code bot.not-found} and {@code api-token.not-found}, which it is also once it is over. */
    record RevokeApiToken(AccountId accountId, ApiTokenId tokenId, AccountId by, Instant at) implements BotCommand {}

    /** That it was used on the day of {@code at}. The second one of a day is rejected with {@code request.concurrent-change}. */
    record RecordApiTokenUse(AccountId accountId, ApiTokenId tokenId, Instant at) implements BotCommand {}
}
