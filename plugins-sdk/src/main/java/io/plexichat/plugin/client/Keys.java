package io.plexichat.plugin.client;

import java.util.UUID;

/** Looking after the keys of a server; for admins. */
public final class Keys {
    private static final String ROOT = "/api/v1/admin/keys";

    private record Started(UUID rotationId) {}

    private record Nothing() {}

    private final Transport transport;

    Keys(Transport transport) {
        this.transport = transport;
    }

    public KeyRing list() {
        return transport.call(Call.get(ROOT), KeyRing.class);
    }

    /** Begins a rotation; {@link #list} tells how far it is. */
    public UUID rotate() {
        return transport
                .call(Call.post(ROOT + "/rotate", new Nothing()), Started.class)
                .rotationId();
    }
}
