package io.plexichat.plugin.client;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One's own account. */
public record Account(
        UUID accountId,
        String username,
        String displayName,
        @Nullable String email,
        Set<String> roles) {
    public Account {
        roles = Set.copyOf(roles);
    }

    /** Whether it may bring in history: messages and joins of other people. */
    public boolean mayImport() {
        return roles.contains("admin") || roles.contains("bot");
    }
}
