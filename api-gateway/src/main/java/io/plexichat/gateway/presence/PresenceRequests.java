package io.plexichat.gateway.presence;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.presence.PresenceChoice;
import io.plexichat.kernel.presence.StatusText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class PresenceRequests {
    private PresenceRequests() {}

    /** Replaces all that was chosen before: what is absent is none. */
    record PutPresenceRequest(
            PresenceChoice state,
            @Nullable StatusText statusText,
            @Nullable Emoji statusEmoji,
            @Nullable Instant statusUntil,
            @Nullable Boolean showLastSeen) {
        static PutPresenceRequest read(JsonInput input) {
            return new PutPresenceRequest(
                    input.choice("state", PresenceChoice.class),
                    input.optionalText("statusText", StatusText.RULE, StatusText::new),
                    input.optionalText("statusEmoji", Emoji.RULE, Emoji::new),
                    input.optionalTime("statusUntil"),
                    input.optionalFlag("showLastSeen"));
        }

        CustomStatus status() {
            return statusText == null && statusEmoji == null
                    ? CustomStatus.NONE
                    : new CustomStatus(statusText, statusEmoji, statusUntil);
        }

        boolean showsLastSeen() {
            return Boolean.TRUE.equals(showLastSeen);
        }
    }
}
