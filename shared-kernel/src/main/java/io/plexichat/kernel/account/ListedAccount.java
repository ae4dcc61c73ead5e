package io.plexichat.kernel.account;

import java.util.Set;

/** An account as those see it who look after accounts. */
public record ListedAccount(AccountId accountId, Username username, DisplayName displayName, Set<ServerRole> roles) {
    public ListedAccount {
        roles = ServerRole.setOf(roles);
    }
}
