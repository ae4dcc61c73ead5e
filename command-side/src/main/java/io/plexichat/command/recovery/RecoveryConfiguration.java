package io.plexichat.command.recovery;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.account.AccountRecovery;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.mail.MailSettings;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RecoveryConfiguration {
    @Bean(destroyMethod = "cancel")
    Registration recoveryCommands(
            CommandBus commandBus,
            AggregateStore store,
            ObjectProvider<MailSettings> mail,
            AccountRecovery accounts,
            LoginGuesses guesses,
            MailedSecrets secrets) {
        return new AnnotationCommandHandlerAdapter<>(new RecoveryCommandHandler(
                        MailSettings.of(mail), accounts, guesses, secrets, store.uncached(Recovery.class)))
                .subscribe(commandBus);
    }
}
