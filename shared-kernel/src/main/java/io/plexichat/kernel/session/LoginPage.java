package io.plexichat.kernel.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record LoginPage(List<LoginView> items, @Nullable String cursor) {
    public LoginPage {
        items = List.copyOf(items);
    }
}
