package io.plexichat.kernel.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it. */
public record AccountView(
        AccountId accountId,
        Username username,
        DisplayName displayName,
        @Nullable EmailAddress email,
        Set<ServerRole> roles) {
    public AccountView {
        roles = ServerRole.setOf(roles);
    }
}
