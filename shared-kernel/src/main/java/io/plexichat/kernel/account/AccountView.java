package io.plexichat.kernel.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param emailVerified whether its owner has shown that mail to the address arrives
 */
public record AccountView(
        AccountId accountId,
        Username username,
        DisplayName displayName,
        @Nullable EmailAddress email,
        boolean emailVerified,
        Set<ServerRole> roles) {
    public AccountView {
        roles = ServerRole.setOf(roles);
    }
}
