package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.LookupHash;

/**
 * Makes accounts, in the unit of work of whoever asks. A name is reserved before its account is registered, so it is known for good once the
 * reservation is in the log.
 */
record AccountRegistrations(AccountNames names, Aggregates<AccountName> reservations, Aggregates<Account> accounts) {

    /** Rejects with {@code account.username-taken}. */
    LookupHash requireFree(Username username, String expectation) {
        LookupHash name = names.hash(username);
        if (names.holder(name).isPresent()) {
            throw AccountRejections.USERNAME_TAKEN.because(expectation + ", but its name is taken.");
        }
        return name;
    }

    void register(AccountRegistered registered) {
        reservations.create(
                () -> new AccountName(new AccountNameReserved(registered.usernameHash(), registered.accountId())));
        accounts.create(() -> new Account(registered));
    }
}
