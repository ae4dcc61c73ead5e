package io.plexichat.kernel.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record AccountPage(
        List<ListedAccount> items, @Nullable String cursor) {
    public AccountPage {
        items = List.copyOf(items);
    }
}
