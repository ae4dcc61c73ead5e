package io.plexichat.plugin.client;

import java.util.List;

/** Messages in position order. */
public record TimelinePage(List<Message> items, boolean hasMore) {
    public TimelinePage {
        items = List.copyOf(items);
    }
}
