package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after accounts.
 *
 * @param lockedAt null when it is not locked
 */
public record ListedAccount(
        UUID accountId,
        String username,
        String displayName,
        Set<String> roles,
        @Nullable Instant lockedAt) {
    public ListedAccount {
        roles = Set.copyOf(roles);
    }
}
