package io.plexichat.kernel.erasure;

import io.plexichat.kernel.message.MessageId;
import java.util.List;

/**
 * @param last the position of the last one; what was asked after, when there is none
 * @param hasMore whether more may follow
 */
public record MessageIdPage(List<MessageId> items, long last, boolean hasMore) {
    public MessageIdPage {
        items = List.copyOf(items);
    }
}
