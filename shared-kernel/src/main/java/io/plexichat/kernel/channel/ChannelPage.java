package io.plexichat.kernel.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param cursor asks for what follows; null at the end */
public record ChannelPage(List<ChannelView> items, @Nullable String cursor) {
    public ChannelPage {
        items = List.copyOf(items);
    }
}
