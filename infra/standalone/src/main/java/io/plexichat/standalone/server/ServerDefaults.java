package io.plexichat.standalone.server;

import java.util.HashMap;
import java.util.Map;

/** What the frameworks underneath are told, so that operators have one set of names to know. */
final class ServerDefaults {
    /** An operator can change these. */
    static final Map<String, Object> PROPERTIES = Map.ofEntries(
            // Beside plexichat.properties in the directory it is started in, should there be one.
            Map.entry("spring.config.name", "plexichat"),
            Map.entry("spring.main.keep-alive", "false"),
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
            Map.entry("server.shutdown", "graceful"),
            // Room for a search in any script.
            Map.entry("server.netty.max-initial-line-length", "16KB"),
            // A connection that nothing is asked on, or that never finishes asking.
            Map.entry("server.netty.idle-timeout", "60s"),
            Map.entry("logging.register-shutdown-hook", "false"),
            Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
            Map.entry("management.endpoint.health.probes.enabled", "true"),
            Map.entry("management.endpoint.health.show-details", "never"),
            Map.entry("management.endpoint.health.show-components", "never"));

    private ServerDefaults() {}

    /** These follow from the settings and win over everything. */
    static Map<String, Object> derivedFrom(ServerSettings settings) {
        String address = settings.bind().getHostAddress();
        Map<String, Object> derived = new HashMap<>();
        derived.put("server.port", settings.httpPort());
        derived.put("server.address", address);
        // Not what a client says, as on some platforms: see plexichat.gateway.trusted-proxies.
        derived.put("server.forward-headers-strategy", "none");
        derived.put(
                "management.endpoint.health.group.readiness.include",
                String.join(",", ServerParts.readiness(settings)));
        derived.put("spring.autoconfigure.exclude", String.join(",", ServerParts.excluded(settings)));
        if (settings.has(Role.GATEWAY)) {
            derived.put("spring.rsocket.server.port", settings.rsocketPort());
            derived.put("spring.rsocket.server.address", address);
            derived.put("spring.rsocket.server.transport", "tcp");
        }
        return derived;
    }

    static Map<String, Object> keptIn(DataDirectory data) {
        return Map.of(
                "plexichat.gateway.keys-directory", data.resolve("keys").toString(),
                "plexichat.presence.file", data.resolve("presence.jsonl").toString());
    }
}
