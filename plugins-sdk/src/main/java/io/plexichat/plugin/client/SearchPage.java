package io.plexichat.plugin.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param total of all pages
 * @param cursor asks for what follows; null at the end
 */
public record SearchPage(
        List<Hit> items, long total, @Nullable String cursor) {
    public SearchPage {
        items = List.copyOf(items);
    }

    /** @param highlight HTML-escaped parts of the text, what matched between {@code <em>} and {@code </em>} */
    public record Hit(Message message, List<String> highlight) {
        public Hit {
            highlight = highlight == null ? List.of() : List.copyOf(highlight);
        }
    }
}
