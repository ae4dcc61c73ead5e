package io.plexichat.command.factor;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.Mailboxes;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.account.PasswordHashing;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class FactorConfiguration {
    private static final long ACCOUNTS_KEPT = 10_000;
    private static final int SNAPSHOT_EVERY = 100;

    @Bean
    Aggregates<Factors> factors(AggregateStore store) {
        return store.cachedWithSnapshots(Factors.class, ACCOUNTS_KEPT, SNAPSHOT_EVERY);
    }

    @Bean
    FactorSeals factorSeals(KeyVault vault) {
        return new FactorSeals(vault);
    }

    @Bean
    BackupCodes backupCodes(PasswordHashing hashing) {
        return new BackupCodes(hashing);
    }

    @Bean
    FactorAuthentication factorAuthentication(
            Aggregates<Factors> factors, FactorSeals seals, BackupCodes backupCodes, MailedSecrets secrets) {
        return new FactorAuthentication(factors, seals, backupCodes, secrets);
    }

    @Bean(destroyMethod = "cancel")
    Registration emailFactorCommands(
            CommandBus commandBus,
            ObjectProvider<MailSettings> mail,
            AccountAuthentication accounts,
            Mailboxes mailboxes,
            Aggregates<Factors> factors) {
        return new AnnotationCommandHandlerAdapter<>(
                        new EmailFactorCommandHandler(MailSettings.of(mail), accounts, mailboxes, factors))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration factorCommands(
            CommandBus commandBus,
            AccountAuthentication accounts,
            Aggregates<Factors> factors,
            FactorSeals seals,
            BackupCodes backupCodes) {
        return new AnnotationCommandHandlerAdapter<>(new FactorCommandHandler(accounts, factors, seals, backupCodes))
                .subscribe(commandBus);
    }

    @Bean
    PasskeyChallenges passkeyChallenges(KeyVault vault) {
        return new PasskeyChallenges(vault);
    }

    @Bean
    PasskeyCeremonies passkeyCeremonies(ObjectProvider<PasskeySettings> settings) {
        return new PasskeyCeremonies(settings.getIfAvailable(() -> PasskeySettings.LOCALHOST));
    }

    @Bean
    PasskeyAuthentication passkeyAuthentication(
            Aggregates<Factors> factors,
            FactorSeals seals,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies) {
        return new PasskeyAuthentication(factors, seals, challenges, ceremonies);
    }

    @Bean(destroyMethod = "cancel")
    Registration passkeyCommands(
            CommandBus commandBus,
            AccountAuthentication accounts,
            Aggregates<Factors> factors,
            FactorSeals seals,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies) {
        return new AnnotationCommandHandlerAdapter<>(
                        new PasskeyCommandHandler(accounts, factors, seals, challenges, ceremonies))
                .subscribe(commandBus);
    }
}
