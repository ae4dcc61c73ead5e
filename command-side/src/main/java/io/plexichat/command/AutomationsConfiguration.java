package io.plexichat.command;

import io.plexichat.command.erasure.ErasureAutomationConfiguration;
import io.plexichat.command.factor.FactorQueryConfiguration;
import io.plexichat.command.key.KeyAutomationConfiguration;
import io.plexichat.command.session.LoginAutomationConfiguration;
import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the command side does by itself, or is asked, on threads of its own. Asks for a clock and a query bus besides what {@link CommandSideConfiguration} asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
    KeyAutomationConfiguration.class,
    ErasureAutomationConfiguration.class,
    LoginAutomationConfiguration.class,
    FactorQueryConfiguration.class
})
public class AutomationsConfiguration {
    @Bean(destroyMethod = "cancel")
    Registration automationsFollowing(EventStore eventStore, List<Automation> automations) {
        return eventStore.subscribe(events -> automations.forEach(automation -> automation.follow(events)));
    }
}
