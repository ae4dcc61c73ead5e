package io.plexichat.command.message;

import io.plexichat.command.PositionedCommandBus;
import io.plexichat.command.channel.ChannelAccess;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageCommand.SentMessages;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;

/**
 * Sends. A message is its own aggregate and its id comes from the client, so the log itself refuses to create it twice: a send is
 * appended without looking, and only when the log refuses, or what it replies to or its key is gone, is it looked up what was sent
 * before. So there is no time in which a retry makes a second message, and nothing that the sends of a busy channel wait for.
 */
final class MessageSending {
    private final ChannelAccess access;
    private final ReplyTargets replyTargets;
    private final EarlierSends earlierSends;
    private final MessageSeals seals;
    private final EventBus log;

    MessageSending(
            ChannelAccess access,
            ReplyTargets replyTargets,
            EarlierSends earlierSends,
            MessageSeals seals,
            EventBus log) {
        this.access = access;
        this.replyTargets = replyTargets;
        this.earlierSends = earlierSends;
        this.seals = seals;
        this.log = log;
    }

    @CommandHandler
    SentMessages handle(
            SendMessages command,
            @MetaDataValue(value = PositionedCommandBus.ATTEMPT, required = true) Integer attempt) {
        requireAccess(command);
        boolean nothingInTheWay = attempt == 0
                && replyTargets.missing(command.channelId(), command.drafts()).isEmpty();
        if (nothingInTheWay) {
            try {
                return send(command, command.drafts(), Map.of());
            } catch (RejectedException e) {
                if (!KeyRejections.DESTROYED.isReasonOf(e)) {
                    throw e;
                }
                // What was erased may be what was sent before.
            }
        }
        Map<MessageId, Sent> earlier = earlierSends.of(command);
        List<Draft> drafts = command.drafts().stream()
                .filter(draft -> !earlier.containsKey(draft.messageId()))
                .toList();
        replyTargets.require(command.channelId(), drafts);
        return send(command, drafts, earlier);
    }

    /** Nothing is appended when it is rejected. */
    private SentMessages send(SendMessages command, List<Draft> drafts, Map<MessageId, Sent> earlier) {
        Map<MessageId, Draft> fresh = fresh(command, drafts);
        log.publish(seals.seal(command, fresh.values()).stream()
                .map(sent -> new GenericDomainEventMessage<>(
                        Message.TYPE, sent.messageId().toString(), 0, sent, MetaData.emptyInstance()))
                .toList());
        List<Sent> answer = new ArrayList<>(command.drafts().size());
        for (Draft draft : command.drafts()) {
            Draft sent = fresh.get(draft.messageId());
            answer.add(sent == null ? earlier.get(draft.messageId()) : new Sent(sent.messageId(), sent.sentAt(), null));
        }
        return new SentMessages(answer);
    }

    private void requireAccess(SendMessages command) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        accounts.add(command.sender());
        if (!command.imported()) {
            command.drafts().forEach(draft -> accounts.add(draft.authorId()));
        }
        Permission needed = command.imported() ? Permission.READ_CHANNEL : Permission.SEND_MESSAGES;
        Instant at = command.drafts().isEmpty()
                ? Instant.EPOCH
                : command.drafts().getLast().sentAt();
        for (AccountId account : accounts) {
            access.decide(command.channelId(), account, needed, at)
                    .orReject(() -> "Expected to send to channel " + command.channelId());
        }
    }

    /** In the order of the drafts. The same message twice in one command is one. */
    private static Map<MessageId, Draft> fresh(SendMessages command, List<Draft> drafts) {
        Map<MessageId, Draft> fresh = LinkedHashMap.newLinkedHashMap(drafts.size());
        for (Draft draft : drafts) {
            Draft first = fresh.putIfAbsent(draft.messageId(), draft);
            if (first != null && !EarlierSends.isSame(first, draft, command)) {
                throw MessageRejections.ID_TAKEN.because("Expected to send message " + draft.messageId()
                        + " once, but it is there twice with different content.");
            }
        }
        return fresh;
    }
}
