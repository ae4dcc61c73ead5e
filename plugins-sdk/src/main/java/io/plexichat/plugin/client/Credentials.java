package io.plexichat.plugin.client;

import org.jspecify.annotations.Nullable;

/** @param code of a second factor, where there is one; it works once, so a client that has to log in again later cannot */
public record Credentials(
        String username, String password, @Nullable String code) {
    public Credentials(String username, String password) {
        this(username, password, null);
    }

    @Override
    public String toString() {
        return "Credentials[username=" + username + ", password=***]";
    }
}
