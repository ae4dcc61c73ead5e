package io.plexichat.command.message;

import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is replied to has to be there: in the same channel, before the reply, and not deleted. */
final class ReplyTargets {
    private final LogPositions positions;

    ReplyTargets(LogPositions positions) {
        this.positions = positions;
    }

    void require(ChannelId channelId, List<Draft> drafts) {
        missing(channelId, drafts).ifPresent(target -> {
            throw MessageRejections.REPLY_NOT_FOUND.because(
                    "Expected to reply to message " + target + ", but it is not in this channel.");
        });
    }

    /** One of those that are replied to and not there, if any. */
    Optional<String> missing(ChannelId channelId, List<Draft> drafts) {
        Set<String> elsewhere = notAmongTheEarlierOf(drafts);
        if (elsewhere.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Positioned> first = positions.firstEvents(elsewhere);
        Map<String, Positioned> last = positions.lastEvents(elsewhere);
        return elsewhere.stream()
                .filter(target -> !isIn(channelId, first.get(target)) || isDeletion(last.get(target)))
                .findFirst();
    }

    private static boolean isIn(ChannelId channelId, @Nullable Positioned first) {
        return first != null
                && first.event().getPayload() instanceof MessageSent sent
                && sent.channelId().equals(channelId);
    }

    private static Set<String> notAmongTheEarlierOf(List<Draft> drafts) {
        Set<MessageId> earlier = new HashSet<>();
        Set<String> elsewhere = new HashSet<>();
        for (Draft draft : drafts) {
            MessageId target = draft.replyTo();
            if (target != null && !earlier.contains(target)) {
                elsewhere.add(target.toString());
            }
            earlier.add(draft.messageId());
        }
        return elsewhere;
    }

    /** Nothing happens to a message after it was deleted. */
    private static boolean isDeletion(@Nullable Positioned last) {
        return last != null && last.event().getPayload() instanceof MessageDeleted;
    }
}
