package io.plexichat.command.erasure;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.LogPositions;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.KnownAccounts;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {
    @Bean
    KnownSubjects knownSubjects(KnownAccounts accounts, LogPositions positions) {
        return new KnownSubjects(accounts, positions);
    }

    @Bean
    Aggregates<Erasure> erasures(AggregateStore store) {
        return store.uncached(Erasure.class);
    }

    @Bean(destroyMethod = "cancel")
    Registration erasureCommands(
            CommandBus commandBus,
            KnownSubjects subjects,
            AccountAuthentication authentication,
            Aggregates<Erasure> erasures,
            KeyVault vault) {
        return new AnnotationCommandHandlerAdapter<>(
                        new ErasureCommandHandler(subjects, authentication, erasures, new HoldSeals(vault)))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration retentionCommands(
            CommandBus commandBus, KnownSubjects subjects, Aggregates<Erasure> erasures, AggregateStore store) {
        return new AnnotationCommandHandlerAdapter<>(
                        new RetentionCommandHandler(subjects, store.uncached(Retention.class), erasures))
                .subscribe(commandBus);
    }
}
