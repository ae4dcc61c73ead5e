package io.plexichat.kernel.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record LetterPage(List<LetterView> items, @Nullable String cursor) {
    public LetterPage {
        items = List.copyOf(items);
    }
}
