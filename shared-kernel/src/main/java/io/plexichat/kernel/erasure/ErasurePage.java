package io.plexichat.kernel.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record ErasurePage(List<ErasureView> items, @Nullable String cursor) {
    public ErasurePage {
        items = List.copyOf(items);
    }
}
