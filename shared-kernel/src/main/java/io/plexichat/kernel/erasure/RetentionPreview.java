package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retention would take now.
 *
 * @param items of the channels whose messages are not kept for ever
 * @param cursor asks for what follows; null at the end
 */
public record RetentionPreview(List<Item> items, @Nullable String cursor) {
    public RetentionPreview {
        items = List.copyOf(items);
    }

    /**
     * @param before messages of an earlier time are not kept
     * @param setBy who set the rule; null for one that is only tried
     * @param messages how many would go
     * @param heldMessages how many more would go if nobody and nothing were held
     * @param firstKept the first month whose keys would stay: no message of an earlier one would be left
     * @param keysDue whether there were messages in earlier months whose keys are not known to be destroyed
     */
    public record Item(
            ChannelId channelId,
            Duration keep,
            Instant before,
            @Nullable AccountId setBy,
            long messages,
            long heldMessages,
            YearMonth firstKept,
            boolean keysDue) {}
}
