package io.plexichat.command.account;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;

/** What accounts may do on the server, as the log has it at this moment. Reads it each time: to be asked where little else allows something. */
public final class ServerPermissions {
    private final AccountReader reader;

    ServerPermissions(AccountReader reader) {
        this.reader = reader;
    }

    /** None for an account that is locked or not there. */
    public Permissions of(AccountId account) {
        return reader.read(account)
                .filter(state -> !state.locked())
                .map(state -> Access.of(state.roles()))
                .orElse(Permissions.NONE);
    }
}
