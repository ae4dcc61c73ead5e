package io.plexichat.standalone.server;

import io.plexichat.command.AutomationsConfiguration;
import io.plexichat.command.CommandSideConfiguration;
import io.plexichat.gateway.GatewayConfiguration;
import io.plexichat.query.QuerySideConfiguration;
import io.plexichat.standalone.wiring.BusConfiguration;
import io.plexichat.standalone.wiring.ClusterConfiguration;
import io.plexichat.standalone.wiring.EphemeralConfiguration;
import io.plexichat.standalone.wiring.HealthConfiguration;
import io.plexichat.standalone.wiring.LogConfiguration;
import io.plexichat.standalone.wiring.MailConfiguration;
import io.plexichat.standalone.wiring.MetricsConfiguration;
import io.plexichat.standalone.wiring.RemoteCommandConfiguration;
import io.plexichat.standalone.wiring.RemoteLogConfiguration;
import io.plexichat.standalone.wiring.StoreConfiguration;
import io.plexichat.standalone.wiring.VaultConfiguration;
import java.util.ArrayList;
import java.util.List;

/** What a process is put together of, and nothing else: who has no read models connects to no database. */
final class ServerParts {
    /** Of Spring Boot, which guards and serves what only a gateway has. */
    private static final List<String> OF_A_GATEWAY = List.of(
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.rsocket.RSocketSecurityAutoConfiguration",
            "org.springframework.boot.rsocket.autoconfigure.RSocketServerAutoConfiguration",
            "org.springframework.boot.rsocket.autoconfigure.RSocketMessagingAutoConfiguration");

    private ServerParts() {}

    static List<Class<?>> of(ServerSettings settings) {
        List<Class<?>> parts = new ArrayList<>();
        if (settings.isOnAxonServer()) {
            parts.add(ClusterConfiguration.class);
            if (settings.has(Role.COMMAND) || settings.has(Role.QUERY)) {
                parts.add(RemoteLogConfiguration.class);
            }
            if (settings.has(Role.COMMAND)) {
                parts.add(RemoteCommandConfiguration.class);
            }
        } else {
            parts.add(LogConfiguration.class);
            parts.add(BusConfiguration.class);
        }
        if (hasVault(settings)) {
            parts.add(VaultConfiguration.class);
        }
        if (settings.has(Role.COMMAND)) {
            parts.add(CommandSideConfiguration.class);
            parts.add(AutomationsConfiguration.class);
            parts.add(AdminConfiguration.class);
            if (settings.mail().isOn()) {
                parts.add(MailConfiguration.class);
            }
        }
        if (settings.has(Role.QUERY)) {
            parts.add(StoreConfiguration.class);
            parts.add(HealthConfiguration.class);
            parts.add(MetricsConfiguration.class);
            parts.add(QuerySideConfiguration.class);
        }
        if (settings.has(Role.GATEWAY)) {
            parts.add(EphemeralConfiguration.class);
            parts.add(GatewayConfiguration.class);
        }
        return parts;
    }

    /** What readiness asks: the names of health indicators. */
    static List<String> readiness(ServerSettings settings) {
        List<String> asked = new ArrayList<>(List.of("readinessState"));
        if (settings.isOnAxonServer()) {
            asked.add("axonServer");
        }
        if (hasVault(settings)) {
            asked.add("keys");
        }
        if (settings.has(Role.COMMAND)) {
            asked.add("log");
        }
        if (settings.has(Role.QUERY)) {
            asked.addAll(List.of("projections", "postgres", "elasticsearch"));
        }
        return asked;
    }

    /** Who seals or opens. */
    private static boolean hasVault(ServerSettings settings) {
        return settings.has(Role.COMMAND) || settings.has(Role.QUERY);
    }

    static List<String> excluded(ServerSettings settings) {
        return settings.has(Role.GATEWAY) ? List.of() : OF_A_GATEWAY;
    }

    /** Whether it needs Postgres and Elasticsearch. */
    static boolean hasBackends(ServerSettings settings) {
        return settings.has(Role.QUERY) || !settings.isOnAxonServer();
    }
}
