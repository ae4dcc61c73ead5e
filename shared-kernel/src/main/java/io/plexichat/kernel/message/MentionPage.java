package io.plexichat.kernel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that mention the viewer.
 *
 * @param items fewer than asked for, or none, where many are in channels that the viewer may not read any more
 * @param cursor asks for what follows; null at the end
 */
public record MentionPage(List<Mention> items, @Nullable String cursor) {
    public MentionPage {
        items = List.copyOf(items);
    }

    /** @param unread whether it is after the viewer's read marker in its channel */
    public record Mention(MessageView message, boolean unread) {}
}
