package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.ChangedLock;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Whoever locks is not locked, so somebody is left who can undo it. */
final class AccountLockCommandHandler {
    private final AccountAuthentication authentication;
    private final ActingAccounts acting;
    private final AccountSeals seals;
    private final Aggregates<Account> accounts;

    AccountLockCommandHandler(
            AccountAuthentication authentication,
            ActingAccounts acting,
            AccountSeals seals,
            Aggregates<Account> accounts) {
        this.authentication = authentication;
        this.acting = acting;
        this.seals = seals;
        this.accounts = accounts;
    }

    @CommandHandler
    ChangedLock handle(LockAccount command) {
        AccountId id = authentication.require(command.username());
        if (id.equals(command.by())) {
            throw AccountRejections.LOCK_OF_ONESELF.because(
                    "Expected to lock the account of somebody else, but it is the one that asks.");
        }
        AccountLocked lock = new AccountLocked(id, seals.lockReason(id, command.reason()), command.by(), command.at());
        acting.require(command.by(), Permission.LOCK_ACCOUNTS);
        load(id).execute(account -> account.lock(lock));
        return new ChangedLock(id);
    }

    @CommandHandler
    ChangedLock handle(UnlockAccount command) {
        AccountId id = authentication.require(command.username());
        AccountUnlocked unlock =
                new AccountUnlocked(id, seals.unlockReason(id, command.reason()), command.by(), command.at());
        acting.require(command.by(), Permission.LOCK_ACCOUNTS);
        load(id).execute(account -> account.unlock(unlock));
        return new ChangedLock(id);
    }

    private Aggregate<Account> load(AccountId id) {
        return accounts.load(id, () -> Account.notFound(id));
    }
}
