package io.plexichat.command.bot;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.account.BotAccounts;
import io.plexichat.command.account.ServerPermissions;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class BotConfiguration {
    @Bean(destroyMethod = "cancel")
    Registration botCommands(
            CommandBus commandBus,
            AggregateStore store,
            BotAccounts accounts,
            ServerPermissions permissions,
            KeyVault vault) {
        return new AnnotationCommandHandlerAdapter<>(new BotCommandHandler(
                        accounts,
                        permissions,
                        vault,
                        store.uncached(Bot.class),
                        store.uncached(ApiTokenUseRecord.class)))
                .subscribe(commandBus);
    }
}
