package io.plexichat.gateway.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.presence.PresenceChoice;
import io.plexichat.kernel.presence.PresenceState;
import io.plexichat.kernel.presence.StatusText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PresenceResponses {
    private PresenceResponses() {}

    /** An account's presence as others see it. */
    record PresenceResponse(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            PresenceState state,
            @Nullable StatusText statusText,
            @Nullable Emoji statusEmoji,
            @Nullable Instant statusUntil,
            @Nullable Instant lastSeenAt) {
        static PresenceResponse of(AuthorView who, Presence presence) {
            return new PresenceResponse(
                    who.accountId(),
                    who.username(),
                    who.displayName(),
                    presence.state(),
                    presence.status().text(),
                    presence.status().emoji(),
                    presence.status().until(),
                    presence.lastSeenAt());
        }
    }

    record PresencesResponse(List<PresenceResponse> items) {}

    /** @param visibleState what others see */
    record MyPresenceResponse(
            PresenceChoice state,
            PresenceState visibleState,
            @Nullable StatusText statusText,
            @Nullable Emoji statusEmoji,
            @Nullable Instant statusUntil,
            boolean showLastSeen) {
        static MyPresenceResponse of(PresenceChoice choice, Presence seen, boolean showLastSeen) {
            return new MyPresenceResponse(
                    choice,
                    seen.state(),
                    seen.status().text(),
                    seen.status().emoji(),
                    seen.status().until(),
                    showLastSeen);
        }
    }

    /** @param expiresIn in seconds, unless it is said again */
    record TypingResponse(AccountId accountId, Username username, DisplayName displayName, long expiresIn) {
        static TypingResponse of(AuthorView who, long expiresIn) {
            return new TypingResponse(who.accountId(), who.username(), who.displayName(), expiresIn);
        }
    }

    /**
     * A live event without a position.
     *
     * @param data a {@link TypingResponse} or a {@link PresenceResponse}
     */
    record SignalResponse(String type, @Nullable ChannelId channelId, Instant at, Object data) {}
}
