package io.plexichat.command.account;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.LogPositions;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.key.KeyVault;
import java.nio.file.Path;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {
    private static final long ACCOUNTS_KEPT = 10_000;

    @Bean
    KnownAccounts knownAccounts(LogPositions positions, AccountReader reader) {
        return new KnownAccounts(positions, reader);
    }

    @Bean
    AccountNames accountNames(LogPositions positions, KeyVault vault) {
        return new AccountNames(positions, vault);
    }

    @Bean
    AccountSeals accountSeals(KeyVault vault) {
        return new AccountSeals(vault);
    }

    @Bean
    AccountReader accountReader(EventStore eventStore) {
        return new AccountReader(eventStore);
    }

    @Bean
    ServerPermissions serverPermissions(AccountReader reader) {
        return new ServerPermissions(reader);
    }

    @Bean
    PasswordHashing passwordHashing(ObjectProvider<PasswordSettings> settings) {
        return new PasswordHashing(settings.getIfAvailable(() -> PasswordSettings.DEFAULT));
    }

    @Bean
    PasswordScreening passwordScreening(ObjectProvider<PasswordSettings> settings) {
        Path breached = settings.getIfAvailable(() -> PasswordSettings.DEFAULT).breached();
        return new PasswordScreening(breached == null ? null : new BreachedPasswords(breached));
    }

    @Bean
    EmailSeals emailSeals(KeyVault vault) {
        return new EmailSeals(vault);
    }

    @Bean
    MailedSecrets mailedSecrets(KeyVault vault) {
        return new MailedSecrets(vault);
    }

    @Bean
    Mailboxes mailboxes(AccountReader reader, AccountSeals seals, EmailSeals emails) {
        return new Mailboxes(reader, seals, emails);
    }

    @Bean
    Aggregates<Account> accounts(AggregateStore store) {
        return store.cached(Account.class, ACCOUNTS_KEPT);
    }

    @Bean
    FailedLogins failedLogins() {
        return new FailedLogins();
    }

    @Bean
    LoginGuesses loginGuesses(FailedLogins failedLogins) {
        return new LoginGuesses(failedLogins);
    }

    @Bean
    AccountAuthentication accountAuthentication(
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            AccountSeals seals,
            Aggregates<Account> accounts,
            LoginGuesses guesses) {
        return new AccountAuthentication(names, reader, hashing, seals, accounts, guesses);
    }

    @Bean
    AccountRegistrations accountRegistrations(AccountNames names, AggregateStore store, Aggregates<Account> accounts) {
        return new AccountRegistrations(names, store.uncached(AccountName.class), accounts);
    }

    @Bean
    BotAccounts botAccounts(
            AccountAuthentication authentication, AccountRegistrations registrations, AccountSeals seals) {
        return new BotAccounts(authentication, registrations, seals);
    }

    @Bean(destroyMethod = "cancel")
    Registration accountCommands(
            CommandBus commandBus,
            AccountAuthentication authentication,
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            PasswordScreening screening,
            AccountSeals seals,
            AccountRegistrations registrations,
            Aggregates<Account> accounts) {
        return new AnnotationCommandHandlerAdapter<>(new AccountCommandHandler(
                        authentication, names, reader, hashing, screening, seals, registrations, accounts))
                .subscribe(commandBus);
    }

    @Bean
    AccountRecovery accountRecovery(
            AccountNames names,
            AccountReader reader,
            PasswordHashing hashing,
            PasswordScreening screening,
            AccountSeals seals,
            Aggregates<Account> accounts) {
        return new AccountRecovery(names, reader, hashing, screening, seals, accounts);
    }

    @Bean(destroyMethod = "cancel")
    Registration accountEmailCommands(
            CommandBus commandBus,
            ObjectProvider<MailSettings> mail,
            Aggregates<Account> accounts,
            EmailSeals seals,
            MailedSecrets secrets,
            LoginGuesses guesses) {
        return new AnnotationCommandHandlerAdapter<>(
                        new AccountEmailCommandHandler(MailSettings.of(mail), accounts, seals, secrets, guesses))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration accountLockCommands(
            CommandBus commandBus,
            AccountAuthentication authentication,
            AccountSeals seals,
            Aggregates<Account> accounts) {
        return new AnnotationCommandHandlerAdapter<>(
                        new AccountLockCommandHandler(authentication, new ActingAccounts(accounts), seals, accounts))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration accountRoleCommands(
            CommandBus commandBus, AccountAuthentication authentication, Aggregates<Account> accounts) {
        return new AnnotationCommandHandlerAdapter<>(
                        new AccountRoleCommandHandler(authentication, new ActingAccounts(accounts), accounts))
                .subscribe(commandBus);
    }
}
