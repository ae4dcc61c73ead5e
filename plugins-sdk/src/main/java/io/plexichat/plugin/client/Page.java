package io.plexichat.plugin.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record Page<T>(List<T> items, @Nullable String cursor) {
    public Page {
        items = List.copyOf(items);
    }
}
