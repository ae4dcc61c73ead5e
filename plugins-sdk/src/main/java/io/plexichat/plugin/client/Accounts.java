package io.plexichat.plugin.client;

/** Looking after accounts; for admins. */
public final class Accounts {
    private static final String ROOT = "/api/v1/admin/accounts";

    private record Named(String username) {}

    private record Reasoned(String username, String reason) {}

    private final Transport transport;

    Accounts(Transport transport) {
        this.transport = transport;
    }

    /** Removes the second factors of somebody who lost them. */
    public void resetFactors(String username) {
        transport.call(Call.post(ROOT + "/reset-factors", new Named(username)));
    }

    /** Keeps everybody out of an account, and ends its sessions. */
    public void lock(String username, String reason) {
        transport.call(Call.post(ROOT + "/lock", new Reasoned(username, reason)));
    }

    /** Lets its owner in again. */
    public void unlock(String username, String reason) {
        transport.call(Call.post(ROOT + "/unlock", new Reasoned(username, reason)));
    }
}
