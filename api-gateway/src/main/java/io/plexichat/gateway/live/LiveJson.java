package io.plexichat.gateway.live;

import io.plexichat.gateway.message.MessageResponse;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.MessageView.ReactionView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON. */
final class LiveJson {
    private final JsonMapper json;

    LiveJson(JsonMapper json) {
        this.json = json;
    }

    record LiveEventResponse(long position, LiveEventType type, ChannelId channelId, Instant at, Object data) {}

    /** As it was read: for one viewer, or, read for all viewers, for those who have not reacted to its message. */
    Frame frame(LiveEvent event) {
        return frame(event, data(event));
    }

    /** Of an event that was read for all viewers, as one of them sees it. */
    Frame frame(LiveEvent event, AccountId viewer) {
        MessageView message = event.message();
        Map<String, Set<AccountId>> reactors = event.reactors();
        if (message == null || reactors == null) {
            return frame(event);
        }
        List<ReactionView> reactions = message.reactions().stream()
                .map(reaction -> new ReactionView(
                        reaction.emoji(),
                        reaction.count(),
                        reactors.getOrDefault(reaction.emoji().value(), Set.of())
                                .contains(viewer)))
                .toList();
        return frame(event, MessageResponse.of(message, reactions));
    }

    private Frame frame(LiveEvent event, Object data) {
        return Frame.event(json.writeValueAsBytes(
                new LiveEventResponse(event.position(), event.type(), event.channelId(), event.at(), data)));
    }

    private static Object data(LiveEvent event) {
        return switch (event.type()) {
            case MESSAGE_SENT, MESSAGE_EDITED, MESSAGE_DELETED ->
                MessageResponse.of(Objects.requireNonNull(event.message()));
            case REACTION_ADDED, REACTION_REMOVED -> Objects.requireNonNull(event.reaction());
            case CHANNEL_CREATED -> Objects.requireNonNull(event.channel());
            // Of a channel, or of somebody's role in it.
            case CHANNEL_CHANGED -> event.channel() == null ? Objects.requireNonNull(event.member()) : event.channel();
            case MEMBER_JOINED, MEMBER_LEFT -> Objects.requireNonNull(event.member());
            case READ_MARKED -> Objects.requireNonNull(event.readMarker());
        };
    }
}
