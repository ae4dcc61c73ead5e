package io.plexichat.kernel.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after accounts.
 *
 * @param lockedAt null when it is not locked, and while an earlier release's read model answers, which does not know it
 */
public record ListedAccount(
        AccountId accountId,
        Username username,
        DisplayName displayName,
        Set<ServerRole> roles,
        @Nullable Instant lockedAt) {
    public ListedAccount {
        roles = ServerRole.setOf(roles);
    }
}
