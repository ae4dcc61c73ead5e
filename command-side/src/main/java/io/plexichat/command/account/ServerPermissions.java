package io.plexichat.command.account;

import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import org.jspecify.annotations.Nullable;

/** What accounts may do on the server, as the log has it at this moment. Reads it each time: to be asked where little else allows something. */
public final class ServerPermissions {
    private final AccountReader reader;

    ServerPermissions(AccountReader reader) {
        this.reader = reader;
    }

    /** None for an account that is locked or not there. */
    public Permissions of(AccountId account) {
        return of(account, Permissions.ALL);
    }

    /**
     * Likewise by an API token.
     *
     * @param scopes that it has; all for a session
     */
    public Permissions of(AccountId account, Permissions scopes) {
        return reader.read(account)
                .filter(state -> !state.locked())
                .map(state -> Access.of(state.roles(), scopes))
                .orElse(Permissions.NONE);
    }

    /** @param text of {@link MetadataKeys#ACTOR_SCOPES}; null for a session, which may all that its account may */
    public static Permissions scopes(@Nullable String text) {
        return text == null ? Permissions.ALL : Permissions.parse(text);
    }
}
