package io.plexichat.kernel.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record BotPage(List<BotView> items, @Nullable String cursor) {
    public BotPage {
        items = List.copyOf(items);
    }
}
