package io.plexichat.plugin.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token of a bot, without what has to be shown to use it.
 *
 * @param label what it is for; null once the bot was erased
 * @param scopes such as {@code read-channel}
 * @param live false once a lock or an erasure has ended it
 * @param lastUsedOn null before it was used
 */
public record ApiToken(
        UUID tokenId,
        @Nullable String label,
        List<String> scopes,
        boolean live,
        UUID issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable LocalDate lastUsedOn) {
    public ApiToken {
        scopes = List.copyOf(scopes);
    }
}
