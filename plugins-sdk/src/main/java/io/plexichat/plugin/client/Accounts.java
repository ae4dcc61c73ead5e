package io.plexichat.plugin.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Looking after accounts; for admins. */
public final class Accounts {
    private static final String ROOT = "/api/v1/admin/accounts";

    private record Named(String username) {}

    private record Reasoned(String username, String reason) {}

    private record Role(String username, String role) {}

    private record Changed(Set<String> roles) {}

    private record NewAccount(String username, String password) {}

    private final Transport transport;

    Accounts(Transport transport) {
        this.transport = transport;
    }

    /**
     * In the order of their ids.
     *
     * @param role only those that have it; null for all
     * @param locked only those that are, or only those that are not; null for all
     * @param cursor of the page before; null for the first
     */
    public Page<ListedAccount> list(@Nullable String role, @Nullable Boolean locked, @Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("role", role);
        parameters.put("locked", locked);
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path(ROOT, parameters)), new TypeReference<>() {});
    }

    /**
     * Logins that succeeded and that failed, the newest first.
     *
     * @param username that they were made with; null for all
     * @param outcome {@code succeeded} or {@code failed}; null for both
     * @param cursor of the page before; null for the first
     */
    public Page<LoginAttempts> logins(@Nullable String username, @Nullable String outcome, @Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("username", username);
        parameters.put("outcome", outcome);
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path("/api/v1/admin/logins", parameters)), new TypeReference<>() {});
    }

    /** Makes one, as anybody could. */
    public void create(String username, String password) {
        transport.call(Call.post("/api/v1/accounts", new NewAccount(username, password))
                .anonymous());
    }

    /**
     * Gives it a role on the server, such as {@code operator}, at once.
     *
     * @return its roles now
     */
    public Set<String> grantRole(String username, String role) {
        return changed(Call.put(ROOT + "/roles", new Role(username, role)));
    }

    /** Takes a role from it, at once, also in its sessions. */
    public Set<String> takeRole(String username, String role) {
        return changed(Call.delete(ROOT + "/roles", new Role(username, role)));
    }

    private Set<String> changed(Call call) {
        Changed changed = transport.call(call, new TypeReference<>() {});
        return changed.roles();
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
