package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param from a user name
 * @param since at or after
 * @param until before
 * @param limit null for the server's default
 */
public record SearchRequest(
        String text,
        @Nullable UUID channelId,
        @Nullable String from,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Integer limit,
        @Nullable String cursor) {

    public static SearchRequest of(String text) {
        return new SearchRequest(text, null, null, null, null, null, null);
    }

    public SearchRequest in(UUID channel) {
        return new SearchRequest(text, channel, from, since, until, limit, cursor);
    }

    public SearchRequest limitedTo(int most) {
        return new SearchRequest(text, channelId, from, since, until, most, cursor);
    }

    public SearchRequest continuedAt(@Nullable String pageCursor) {
        return new SearchRequest(text, channelId, from, since, until, limit, pageCursor);
    }
}
