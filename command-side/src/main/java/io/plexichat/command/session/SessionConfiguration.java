package io.plexichat.command.session;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.factor.FactorAuthentication;
import io.plexichat.command.factor.PasskeyAuthentication;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SessionConfiguration {
    private static final long SESSIONS_KEPT = 10_000;

    @Bean
    Aggregates<Session> sessions(AggregateStore store) {
        return store.cached(Session.class, SESSIONS_KEPT);
    }

    @Bean
    SessionStarts sessionStarts(LoginGuesses guesses, Aggregates<Session> sessions, KeyVault vault) {
        return new SessionStarts(guesses, sessions, vault);
    }

    @Bean(destroyMethod = "cancel")
    Registration sessionCommands(
            CommandBus commandBus,
            EventStore eventStore,
            AccountAuthentication authentication,
            LoginGuesses guesses,
            FactorAuthentication factors,
            PasskeyAuthentication passkeys,
            Aggregates<Session> sessions,
            SessionStarts starts) {
        return new AnnotationCommandHandlerAdapter<>(new SessionCommandHandler(
                        authentication, guesses, factors, passkeys, sessions, new UsedTokens(eventStore), starts))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration passkeyLoginCommands(
            CommandBus commandBus,
            AccountAuthentication authentication,
            PasskeyAuthentication passkeys,
            SessionStarts starts) {
        return new AnnotationCommandHandlerAdapter<>(new PasskeyLoginCommandHandler(authentication, passkeys, starts))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration loginCommands(
            CommandBus commandBus,
            AggregateStore store,
            AccountAuthentication authentication,
            LoginGuesses guesses,
            FactorAuthentication factors,
            ObjectProvider<MailSettings> mail) {
        return new AnnotationCommandHandlerAdapter<>(new LoginCommandHandler(
                        store.uncached(FailedLoginsRecord.class),
                        authentication,
                        guesses,
                        factors,
                        MailSettings.of(mail)))
                .subscribe(commandBus);
    }
}
