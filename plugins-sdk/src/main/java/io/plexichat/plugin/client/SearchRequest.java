package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param text words, {@code "phrases"}, {@code -exclusions} and the operators {@code from: in: before: after: has:link}
 * @param from a user name
 * @param since at or after
 * @param until before
 * @param order null for the newest first
 * @param limit null for the server's default
 * @param cursor of a page in the same order
 */
public record SearchRequest(
        String text,
        @Nullable UUID channelId,
        @Nullable String from,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable SearchOrder order,
        @Nullable Integer limit,
        @Nullable String cursor) {

    public static SearchRequest of(String text) {
        return new SearchRequest(text, null, null, null, null, null, null, null);
    }

    public SearchRequest in(UUID channel) {
        return new SearchRequest(text, channel, from, since, until, order, limit, cursor);
    }

    public SearchRequest orderedBy(SearchOrder wanted) {
        return new SearchRequest(text, channelId, from, since, until, wanted, limit, cursor);
    }

    public SearchRequest limitedTo(int most) {
        return new SearchRequest(text, channelId, from, since, until, order, most, cursor);
    }

    public SearchRequest continuedAt(@Nullable String pageCursor) {
        return new SearchRequest(text, channelId, from, since, until, order, limit, pageCursor);
    }
}
