package io.plexichat.plugin.client;

import java.util.Locale;

/** Which messages come first. */
public enum SearchOrder {
    NEWEST,
    /** Those that match best; of those that match alike, the newest. */
    RELEVANCE;

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
