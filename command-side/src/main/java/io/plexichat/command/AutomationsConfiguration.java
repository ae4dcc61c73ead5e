package io.plexichat.command;

import io.plexichat.command.erasure.ErasureAutomationConfiguration;
import io.plexichat.command.key.KeyAutomationConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the command side does by itself, on threads of its own. Asks for a clock and a query bus besides what {@link CommandSideConfiguration} asks for. */
@Configuration(proxyBeanMethods = false)
@Import({KeyAutomationConfiguration.class, ErasureAutomationConfiguration.class})
public class AutomationsConfiguration {}
