package io.plexichat.kernel.search;

import io.plexichat.kernel.TextRule;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages the viewer may read whose text matches. Answers {@link SearchPage}; a channel the viewer may not
 * see is rejected with {@code channel.not-found}, a text that holds an operator with a bad value with {@code request.invalid}.
 *
 * @param text words, phrases in quotes, and operators
 * @param since at or after
 * @param until before
 * @param order null for the newest first
 */
public record SearchMessages(
        AccountId viewer,
        String text,
        @Nullable ChannelId channelId,
        @Nullable Username from,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable SearchOrder order,
        int limit,
        @Nullable String cursor) {
    public static final TextRule TEXT_RULE = TextRule.line(1, 500);

    /** The text is somebody's, so it stays out. */
    @Override
    public String toString() {
        return "SearchMessages[viewer=" + viewer + ", channelId=" + channelId + ", limit=" + limit + "]";
    }
}
