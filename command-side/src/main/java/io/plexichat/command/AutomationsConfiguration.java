package io.plexichat.command;

import io.plexichat.command.key.KeyAutomationConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the command side does by itself, on threads of its own. Asks for a clock besides what {@link CommandSideConfiguration} asks for. */
@Configuration(proxyBeanMethods = false)
@Import(KeyAutomationConfiguration.class)
public class AutomationsConfiguration {}
