package io.plexichat.kernel.bot;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token lets do whoever shows it.
 *
 * @param accountId whom it acts for
 * @param guarantors with whom it ends besides: the owner of the bot and who made it, for they may have seen it
 * @param scopes whole
 * @param lastUsed null before it was used; to the day
 */
public record ApiTokenUse(
        ApiTokenId tokenId,
        AccountId accountId,
        Set<AccountId> guarantors,
        Set<Permission> scopes,
        Instant expiresAt,
        @Nullable Instant lastUsed) {
    public ApiTokenUse {
        guarantors = Set.copyOf(guarantors);
        scopes = Permission.setOf(scopes);
    }
}
