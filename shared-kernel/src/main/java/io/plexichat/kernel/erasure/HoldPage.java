package io.plexichat.kernel.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record HoldPage(List<HoldView> items, @Nullable String cursor) {
    public HoldPage {
        items = List.copyOf(items);
    }
}
