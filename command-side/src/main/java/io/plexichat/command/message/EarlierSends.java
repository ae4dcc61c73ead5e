package io.plexichat.command.message;

import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the messages of a command were sent before. Rejects with {@code message.id-taken} what was sent with other content. */
final class EarlierSends {
    private final LogPositions positions;
    private final MessageSeals seals;

    EarlierSends(LogPositions positions, MessageSeals seals) {
        this.positions = positions;
        this.seals = seals;
    }

    Map<MessageId, Sent> of(SendMessages command) {
        Set<String> ids = command.drafts().stream()
                .map(draft -> draft.messageId().toString())
                .collect(Collectors.toSet());
        Map<String, Positioned> first = positions.firstEvents(ids);
        Opener opener = seals.opener(first.values().stream()
                .flatMap(earlier -> earlier.event().getPayload() instanceof MessageSent event
                        ? Stream.of(event.text().keyId())
                        : Stream.empty())
                .collect(Collectors.toSet()));
        Map<MessageId, Sent> sent = new HashMap<>();
        for (Draft draft : command.drafts()) {
            Positioned earlier = first.get(draft.messageId().toString());
            if (earlier != null) {
                if (!(earlier.event().getPayload() instanceof MessageSent event)
                        || !isSame(event, draft, command, opener)) {
                    throw MessageRejections.ID_TAKEN.because(
                            "Expected to send message " + draft.messageId() + ", but something else has that id.");
                }
                sent.put(draft.messageId(), new Sent(draft.messageId(), event.sentAt(), earlier.position()));
            }
        }
        return sent;
    }

    /** A text that was erased is not known any more, so any is taken for it: history that is brought in again adds nothing. */
    private static boolean isSame(MessageSent sent, Draft draft, SendMessages command, Opener opener) {
        MessageText text = opener.open(sent.text(), MessageBindings.text(sent.messageId(), false))
                .map(MessageText::new)
                .orElse(draft.text());
        Draft first = new Draft(sent.messageId(), sent.authorId(), text, sent.replyTo(), sent.sentAt());
        return sent.channelId().equals(command.channelId()) && isSame(first, draft, command);
    }

    /** The time is content only where it is brought in; else it is when the server was asked, and a retry asks later. */
    static boolean isSame(Draft first, Draft again, SendMessages command) {
        return first.equals(command.imported() ? again : withTimeOf(first, again));
    }

    private static Draft withTimeOf(Draft first, Draft again) {
        return new Draft(again.messageId(), again.authorId(), again.text(), again.replyTo(), first.sentAt());
    }
}
