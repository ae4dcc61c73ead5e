package io.plexichat.kernel.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record MemberPage(List<MemberView> items, @Nullable String cursor) {
    public MemberPage {
        items = List.copyOf(items);
    }
}
