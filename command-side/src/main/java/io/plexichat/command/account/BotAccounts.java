package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.LookupHash;
import java.time.Instant;
import java.util.Set;

/** Accounts of programs: nobody can log in to them, for they have no password and nothing that would give them one. */
public final class BotAccounts {
    private final AccountAuthentication authentication;
    private final AccountRegistrations registrations;
    private final AccountSeals seals;

    BotAccounts(AccountAuthentication authentication, AccountRegistrations registrations, AccountSeals seals) {
        this.authentication = authentication;
        this.registrations = registrations;
        this.seals = seals;
    }

    /** Whose name it is. Rejects with {@code account.not-found}. */
    public AccountId require(Username username) {
        return authentication.require(username);
    }

    /** In the unit of work of whoever asks. Rejects with {@code account.username-taken}. */
    public void create(AccountId id, Username username, DisplayName displayName, Instant at) {
        LookupHash name = registrations.requireFree(username, "Expected to make a bot");
        registrations.register(seals.withoutPassword(id, name, username, displayName, Set.of(ServerRole.BOT), at));
    }
}
