package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.PasswordHash;
import io.plexichat.kernel.account.ServerRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;

/** A name is reserved before its account is registered, so it is known for good once the reservation is in the log. */
final class AccountCommandHandler {
    private final AccountNames names;
    private final AccountReader reader;
    private final PasswordHashing hashing;
    private final Aggregates<AccountName> reservations;
    private final Aggregates<Account> accounts;

    AccountCommandHandler(
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            Aggregates<AccountName> reservations,
            Aggregates<Account> accounts) {
        this.names = names;
        this.reader = reader;
        this.hashing = hashing;
        this.reservations = reservations;
        this.accounts = accounts;
    }

    @CommandHandler
    void handle(RegisterAccount command) {
        if (names.holder(command.username()).isPresent()) {
            throw AccountRejections.USERNAME_TAKEN.because("Expected to register an account, but its name is taken.");
        }
        PasswordHash hash = hashing.hash(command.password());
        register(new AccountRegistered(
                command.accountId(),
                command.username(),
                command.displayName(),
                command.email(),
                hash,
                command.roles(),
                command.at()));
    }

    @CommandHandler
    ProvisionedAccounts handle(ProvisionAccounts command) {
        Map<String, AccountId> holders = names.holders(
                command.names().stream().map(ProvisionedName::username).toList());
        List<AccountId> answer = new ArrayList<>(command.names().size());
        for (ProvisionedName name : command.names()) {
            answer.add(holders.computeIfAbsent(name.username().normalised(), _ -> {
                register(new AccountRegistered(
                        name.accountId(),
                        name.username(),
                        name.displayName(),
                        null,
                        null,
                        Set.of(ServerRole.MEMBER),
                        command.at()));
                return name.accountId();
            }));
        }
        return new ProvisionedAccounts(answer);
    }

    @CommandHandler
    void handle(ChangePassword command) {
        PasswordHash current = reader.read(command.accountId())
                .orElseThrow(() -> notFound(command))
                .passwordHash();
        if (!hashing.matches(command.currentPassword(), current)) {
            throw wrongPassword();
        }
        PasswordHash next = hashing.hash(command.newPassword());
        accounts.load(command.accountId(), () -> notFound(command)).execute(account -> {
            if (current == null || !current.equals(account.state().passwordHash())) {
                throw wrongPassword();
            }
            account.changePassword(new PasswordChanged(command.accountId(), next, command.session(), command.at()));
        });
    }

    private void register(AccountRegistered registered) {
        String name = registered.username().normalised();
        reservations.create(() -> new AccountName(new AccountNameReserved(name, registered.accountId())));
        accounts.create(() -> new Account(registered));
    }

    private static RejectedException notFound(ChangePassword command) {
        return AccountRejections.NOT_FOUND.because("Expected to change the password of account " + command.accountId()
                + ", but there is no such account.");
    }

    private static RejectedException wrongPassword() {
        return AccountRejections.WRONG_PASSWORD.because(
                "Expected to change the password, but the current one is another.");
    }
}
