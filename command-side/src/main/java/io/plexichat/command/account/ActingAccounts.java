package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;

/** Accounts that do something to others. */
final class ActingAccounts {
    private final Aggregates<Account> accounts;

    ActingAccounts(Aggregates<Account> accounts) {
        this.accounts = accounts;
    }

    /**
     * Under the lock of the account that acts: of two administrators who put each other out at once, one stays. Rejects with
     * {@code request.forbidden}.
     */
    void require(AccountId by, Permission permission) {
        accounts.load(by, ActingAccounts::forbidden).execute(account -> {
            AccountState state = account.state();
            if (state.locked()
                    || !Access.decide(Access.of(state.roles()), permission).isGranted()) {
                throw forbidden();
            }
        });
    }

    private static RejectedException forbidden() {
        return CommonRejections.FORBIDDEN_REQUEST.because(
                "Expected an account that may do this, but it is locked or has no role that allows it.");
    }
}
