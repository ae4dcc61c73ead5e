package io.plexichat.kernel.key;

import java.util.List;

/** @param items the newest first, at most 100 */
public record KeyGenerationsView(List<KeyGenerationView> items) {
    public KeyGenerationsView {
        items = List.copyOf(items);
    }
}
