package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

final class AccountCommandHandler {
    private final AccountAuthentication authentication;
    private final AccountNames names;
    private final AccountReader reader;
    private final PasswordHashing hashing;
    private final PasswordScreening screening;
    private final AccountSeals seals;
    private final AccountRegistrations registrations;
    private final Aggregates<Account> accounts;

    AccountCommandHandler(
            AccountAuthentication authentication,
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            PasswordScreening screening,
            AccountSeals seals,
            AccountRegistrations registrations,
            Aggregates<Account> accounts) {
        this.authentication = authentication;
        this.names = names;
        this.reader = reader;
        this.hashing = hashing;
        this.screening = screening;
        this.seals = seals;
        this.registrations = registrations;
        this.accounts = accounts;
    }

    @CommandHandler
    @Nullable
    AcceptedPassword handle(RegisterAccount command) {
        AcceptedPassword accepted =
                command.operatorsChoice() ? null : accepted("password", command.password(), command.username());
        LookupHash name = registrations.requireFree(command.username(), "Expected to register an account");
        registrations.register(seals.seal(command, name, hashing.hash(command.password())));
        return accepted;
    }

    @CommandHandler
    ProvisionedAccounts handle(ProvisionAccounts command) {
        List<LookupHash> asked = command.names().stream()
                .map(name -> names.hash(name.username()))
                .toList();
        Map<LookupHash, AccountId> holders = names.holders(asked);
        Map<LookupHash, ProvisionedName> free = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!holders.containsKey(asked.get(i))) {
                free.putIfAbsent(asked.get(i), command.names().get(i));
            }
        }
        seals.seal(free, command.at()).forEach(registered -> {
            registrations.register(registered);
            holders.put(registered.usernameHash(), registered.accountId());
        });
        return new ProvisionedAccounts(asked.stream()
                .map(name -> Objects.requireNonNull(holders.get(name)))
                .toList());
    }

    @CommandHandler
    AcceptedPassword handle(ChangePassword command) {
        AccountState current = reader.read(command.accountId()).orElseThrow(() -> notFound(command));
        authentication.requirePassword(
                command.accountId(), seals.passwordHash(current), command.currentPassword(), command.at());
        AcceptedPassword accepted = accepted("newPassword", command.newPassword(), command.username());
        Sealed next = seals.changed(command.accountId(), hashing.hash(command.newPassword()));
        accounts.load(command.accountId(), () -> notFound(command)).execute(account -> {
            if (!Objects.equals(current.passwordHash(), account.state().passwordHash())) {
                throw wrongPassword();
            }
            account.changePassword(new PasswordChanged(command.accountId(), next, command.session(), command.at()));
        });
        return accepted;
    }

    private AcceptedPassword accepted(String field, Password password, Username username) {
        screening.require(field, password, username);
        return PasswordStrengths.of(password);
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
