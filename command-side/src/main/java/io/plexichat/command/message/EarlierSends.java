package io.plexichat.command.message;

import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the messages of a command were sent before. Rejects with {@code message.id-taken} what was sent with other content. */
final class EarlierSends {
    private final LogPositions positions;

    EarlierSends(LogPositions positions) {
        this.positions = positions;
    }

    Map<MessageId, Sent> of(SendMessages command) {
        Set<String> ids = command.drafts().stream()
                .map(draft -> draft.messageId().toString())
                .collect(Collectors.toSet());
        Map<String, Positioned> first = positions.firstEvents(ids);
        Map<MessageId, Sent> sent = new HashMap<>();
        for (Draft draft : command.drafts()) {
            Positioned earlier = first.get(draft.messageId().toString());
            if (earlier != null) {
                if (!(earlier.event().getPayload() instanceof MessageSent event) || !isSame(event, draft, command)) {
                    throw MessageRejections.ID_TAKEN.because(
                            "Expected to send message " + draft.messageId() + ", but something else has that id.");
                }
                sent.put(draft.messageId(), new Sent(draft.messageId(), event.sentAt(), earlier.position()));
            }
        }
        return sent;
    }

    /** The time is content only where it is brought in; else it is when the server was asked, and a retry asks later. */
    static boolean isSame(MessageSent sent, Draft draft, SendMessages command) {
        MessageSent again = MessageSending.event(draft, command);
        return sent.equals(command.imported() ? again : withTimeOf(sent, again));
    }

    private static MessageSent withTimeOf(MessageSent sent, MessageSent again) {
        return new MessageSent(
                again.messageId(), again.channelId(), again.authorId(), again.text(), again.replyTo(), sent.sentAt());
    }
}
