package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;

/** @param token told this once; see {@link PlexiChatClient#withToken} */
public record IssuedApiToken(UUID tokenId, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "IssuedApiToken[tokenId=" + tokenId + ", expiresAt=" + expiresAt + "]";
    }
}
