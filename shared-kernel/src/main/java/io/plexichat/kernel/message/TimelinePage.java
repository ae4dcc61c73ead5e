package io.plexichat.kernel.message;

import java.util.List;

/**
 * Part of a timeline, in position order.
 *
 * @param hasMore whether there are more in the direction asked; for "around", in either
 */
public record TimelinePage(List<MessageView> items, boolean hasMore) {
    public TimelinePage {
        items = List.copyOf(items);
    }
}
