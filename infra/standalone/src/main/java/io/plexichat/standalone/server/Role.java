package io.plexichat.standalone.server;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a process does. One does all of it, or, on Axon Server, many share it. */
public enum Role {
    /** Decides, and writes events. */
    COMMAND,
    /** Keeps read models, and answers from them. */
    QUERY,
    /** Speaks with clients. */
    GATEWAY;

    /** As an operator writes them. */
    static String names(Collection<Role> roles) {
        return Arrays.stream(values())
                .filter(roles::contains)
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
