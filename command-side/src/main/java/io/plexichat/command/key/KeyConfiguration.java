package io.plexichat.command.key;

import io.plexichat.command.AggregateStore;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class KeyConfiguration {
    @Bean(destroyMethod = "cancel")
    Registration keyCommands(CommandBus commandBus, AggregateStore store) {
        return new AnnotationCommandHandlerAdapter<>(new KeyCommandHandler(store.uncached(KeyRing.class)))
                .subscribe(commandBus);
    }
}
