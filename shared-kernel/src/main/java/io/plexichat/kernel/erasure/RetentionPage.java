package io.plexichat.kernel.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param items of the channels with a rule of their own
 * @param cursor asks for what follows; null at the end
 */
public record RetentionPage(
        RetentionView byDefault,
        List<RetentionView> items,
        @Nullable String cursor) {
    public RetentionPage {
        items = List.copyOf(items);
    }
}
