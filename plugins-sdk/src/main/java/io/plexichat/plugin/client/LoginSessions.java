package io.plexichat.plugin.client;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The caller's own logins. */
public final class LoginSessions {
    private static final String ROOT = "/api/v1/sessions";

    private final Transport transport;

    LoginSessions(Transport transport) {
        this.transport = transport;
    }

    /**
     * The last used first.
     *
     * @param cursor of the page before; null for the first
     */
    public Page<LoginSession> list(@Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path(ROOT, parameters)), new TypeReference<>() {});
    }

    /** Ends one; its access tokens are refused within seconds. */
    public void end(UUID sessionId) {
        transport.call(Call.delete(ROOT + "/" + sessionId));
    }
}
