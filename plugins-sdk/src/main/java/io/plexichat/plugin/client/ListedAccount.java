package io.plexichat.plugin.client;

import java.util.Set;
import java.util.UUID;

/** An account as those see it who look after accounts. */
public record ListedAccount(UUID accountId, String username, String displayName, Set<String> roles) {
    public ListedAccount {
        roles = Set.copyOf(roles);
    }
}
