package io.plexichat.command.message;

import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.message.MessageCommand.EraseMessages;
import io.plexichat.kernel.message.MessageCommand.ErasedMessages;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * Deletes many messages at once. Nothing follows a deletion, so whether a message is deleted its last event tells, and no history is
 * read. When somebody changes one of them meanwhile, the log refuses all, and the command is handled again.
 */
final class MessageErasing {
    private static final int MOST_MESSAGES = 1_000;

    private final LogPositions positions;
    private final EventBus log;

    MessageErasing(LogPositions positions, EventBus log) {
        this.positions = positions;
        this.log = log;
    }

    @CommandHandler
    ErasedMessages handle(EraseMessages command) {
        Set<String> ids = new LinkedHashSet<>();
        command.messageIds().forEach(id -> ids.add(id.toString()));
        if (ids.size() > MOST_MESSAGES) {
            throw CommonRejections.invalid(
                    "messageIds", "too-many", "Expected at most " + MOST_MESSAGES + " messages.");
        }
        Map<String, Positioned> last = new HashMap<>(positions.lastEvents(ids));
        last.values().removeIf(found -> found.event().getPayload() instanceof MessageDeleted);
        Map<String, Positioned> first = positions.firstEvents(last.keySet());
        List<DomainEventMessage<MessageDeleted>> deleted = new ArrayList<>(last.size());
        for (String id : ids) {
            Positioned begin = first.get(id);
            Positioned end = last.get(id);
            if (begin != null && end != null && begin.event().getPayload() instanceof MessageSent sent) {
                deleted.add(deleted(sent, end.event().getSequenceNumber() + 1, command));
            }
        }
        log.publish(deleted);
        return new ErasedMessages(deleted.size());
    }

    private static DomainEventMessage<MessageDeleted> deleted(MessageSent sent, long sequence, EraseMessages command) {
        return new GenericDomainEventMessage<>(
                Message.TYPE,
                sent.messageId().toString(),
                sequence,
                new MessageDeleted(sent.messageId(), sent.channelId(), sent.authorId(), command.by(), command.at()),
                MetaData.emptyInstance());
    }
}
