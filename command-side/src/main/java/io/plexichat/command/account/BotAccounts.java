package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.LookupHash;
import java.time.Instant;
import java.util.Set;

/** Accounts of programs: nobody can log in to them, for they have no password and nothing that would give them one. */
public final class BotAccounts {
    private final AccountAuthentication authentication;
    private final AccountNames names;
    private final AccountSeals seals;
    private final Aggregates<AccountName> reservations;
    private final Aggregates<Account> accounts;

    BotAccounts(
            AccountAuthentication authentication,
            AccountNames names,
            AccountSeals seals,
            Aggregates<AccountName> reservations,
            Aggregates<Account> accounts) {
        this.authentication = authentication;
        this.names = names;
        this.seals = seals;
        this.reservations = reservations;
        this.accounts = accounts;
    }

    /** Whose name it is. Rejects with {@code account.not-found}. */
    public AccountId require(Username username) {
        return authentication.require(username);
    }

    /** In the unit of work of whoever asks. Rejects with {@code account.username-taken}. */
    public void create(AccountId id, Username username, DisplayName displayName, Instant at) {
        LookupHash name = names.hash(username);
        if (names.holder(name).isPresent()) {
            throw AccountRejections.USERNAME_TAKEN.because("Expected to make a bot, but its name is taken.");
        }
        reservations.create(() -> new AccountName(new AccountNameReserved(name, id)));
        accounts.create(
                () -> new Account(seals.withoutPassword(id, name, username, displayName, Set.of(ServerRole.BOT), at)));
    }
}
