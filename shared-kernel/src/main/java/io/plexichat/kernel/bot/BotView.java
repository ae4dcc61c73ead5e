package io.plexichat.kernel.bot;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import java.time.Instant;

/**
 * @param owner who looks after it
 * @param locked whether it is, or was erased
 * @param tokens that are live
 */
public record BotView(
        AccountId accountId,
        Username username,
        DisplayName displayName,
        AccountId owner,
        Instant createdAt,
        boolean locked,
        long tokens) {}
