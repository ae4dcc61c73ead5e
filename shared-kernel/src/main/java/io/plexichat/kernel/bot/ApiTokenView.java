package io.plexichat.kernel.bot;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as those see it who look after it.
 *
 * @param label null once the bot was erased
 * @param scopes whole
 * @param live false once a lock or an erasure of the bot, its owner or who made it has ended it
 * @param issuedBy who made it
 * @param lastUsed null before it was used; to the day
 */
public record ApiTokenView(
        ApiTokenId tokenId,
        @Nullable ApiTokenLabel label,
        Set<Permission> scopes,
        boolean live,
        AccountId issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant lastUsed) {
    public ApiTokenView {
        scopes = Permission.setOf(scopes);
    }

    public ApiTokenView labelled(ApiTokenLabel text) {
        return new ApiTokenView(tokenId, text, scopes, live, issuedBy, issuedAt, expiresAt, lastUsed);
    }
}
