package io.plexichat.command.mail;

import io.plexichat.command.AggregateStore;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class MailConfiguration {
    /** The only aggregate of its type is read again and again. */
    private static final long MAILINGS_KEPT = 1;

    @Bean(destroyMethod = "cancel")
    Registration mailCommands(CommandBus commandBus, AggregateStore store) {
        return new AnnotationCommandHandlerAdapter<>(
                        new MailCommandHandler(store.uncached(Mail.class), store.cached(Mailing.class, MAILINGS_KEPT)))
                .subscribe(commandBus);
    }
}
