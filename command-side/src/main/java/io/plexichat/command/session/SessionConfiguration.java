package io.plexichat.command.session;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.factor.FactorAuthentication;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SessionConfiguration {
    private static final long SESSIONS_KEPT = 10_000;

    @Bean(destroyMethod = "cancel")
    Registration sessionCommands(
            CommandBus commandBus,
            AggregateStore store,
            EventStore eventStore,
            AccountAuthentication authentication,
            LoginGuesses guesses,
            FactorAuthentication factors,
            KeyVault vault) {
        Aggregates<Session> sessions = store.cached(Session.class, SESSIONS_KEPT);
        return new AnnotationCommandHandlerAdapter<>(new SessionCommandHandler(
                        authentication, guesses, factors, sessions, new UsedTokens(eventStore), vault))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration loginCommands(
            CommandBus commandBus,
            AggregateStore store,
            AccountAuthentication authentication,
            LoginGuesses guesses,
            FactorAuthentication factors) {
        return new AnnotationCommandHandlerAdapter<>(new LoginCommandHandler(
                        store.uncached(FailedLoginsRecord.class), authentication, guesses, factors))
                .subscribe(commandBus);
    }
}
