package io.plexichat.command.session;

import io.plexichat.command.Orders;
import io.plexichat.command.account.FailedLogins;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class LoginAutomationConfiguration {
    @Bean
    WhenLoginsFailThenRecordThem failedLoginsRecording(FailedLogins failures, CommandBus commandBus) {
        return new WhenLoginsFailThenRecordThem(failures, new Orders(commandBus));
    }
}
