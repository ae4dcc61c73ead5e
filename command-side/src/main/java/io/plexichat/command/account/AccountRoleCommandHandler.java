package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.ChangedRoles;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.ServerRole;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;

/** Whoever takes the role of administrators keeps it, so the last one cannot lose it. */
final class AccountRoleCommandHandler {
    private final AccountAuthentication authentication;
    private final ActingAccounts acting;
    private final Aggregates<Account> accounts;

    AccountRoleCommandHandler(
            AccountAuthentication authentication, ActingAccounts acting, Aggregates<Account> accounts) {
        this.authentication = authentication;
        this.acting = acting;
        this.accounts = accounts;
    }

    @CommandHandler
    ChangedRoles handle(GrantRole command) {
        AccountId id = authentication.require(command.username());
        RoleGranted grant = new RoleGranted(id, command.role(), command.by(), command.at());
        return changed(id, command.by(), account -> account.grant(grant));
    }

    @CommandHandler
    ChangedRoles handle(TakeRole command) {
        AccountId id = authentication.require(command.username());
        if (command.role() == ServerRole.ADMIN && id.equals(command.by())) {
            throw AccountRejections.ADMIN_OF_ONESELF.because(
                    "Expected to take the role of administrators from somebody else, but it is the one that asks.");
        }
        RoleTaken taken = new RoleTaken(id, command.role(), command.by(), command.at());
        return changed(id, command.by(), account -> account.take(taken));
    }

    private ChangedRoles changed(AccountId id, AccountId by, Consumer<Account> change) {
        acting.require(by, Permission.ASSIGN_SERVER_ROLES);
        return accounts.load(id, () -> Account.notFound(id)).invoke(account -> {
            change.accept(account);
            return new ChangedRoles(id, account.state().roles());
        });
    }
}
