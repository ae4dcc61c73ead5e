package io.plexichat.kernel.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

public record SessionPage(List<SessionView> items, @Nullable String cursor) {
    public SessionPage {
        items = List.copyOf(items);
    }
}
