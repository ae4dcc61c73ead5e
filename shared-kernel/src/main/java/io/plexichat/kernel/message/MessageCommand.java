package io.plexichat.kernel.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface MessageCommand {

    /**
     * Answers {@link SentMessages}, in the order of the drafts, and appends what is new in that order, all or nothing. A draft whose
     * id was sent before with the same content is answered as it was then; with other content the whole command is rejected with
     * {@code message.id-taken}. Every author must be able to send, unless the history is imported.
     *
     * @param imported brings in history as it once was: authors need not be members, the sender must see the channel
     */
    record SendMessages(ChannelId channelId, AccountId sender, List<Draft> drafts, boolean imported)
            implements MessageCommand {
        public SendMessages {
            drafts = List.copyOf(drafts);
        }
    }

    /** @param messageId made by the client */
    record Draft(
            MessageId messageId,
            AccountId authorId,
            MessageText text,
            @Nullable MessageId replyTo,
            Instant sentAt) {}

    record SentMessages(List<Sent> items) {
        public SentMessages {
            items = List.copyOf(items);
        }

        /** How many messages were sent by this command. A message that was in it twice was sent once. */
        public long fresh() {
            return items.stream()
                    .filter(sent -> sent.position() == null)
                    .map(Sent::messageId)
                    .distinct()
                    .count();
        }

        /**
         * The position of each item. The new ones stand next to each other in the log, in order.
         *
         * @param first of the events that the command appended; any number when it appended none
         */
        public List<Long> positions(long first) {
            Map<MessageId, Long> fresh = new HashMap<>();
            List<Long> positions = new ArrayList<>(items.size());
            for (Sent sent : items) {
                Long earlier = sent.position();
                if (earlier == null) {
                    fresh.putIfAbsent(sent.messageId(), first + fresh.size());
                }
                positions.add(earlier != null ? earlier : fresh.get(sent.messageId()));
            }
            return positions;
        }
    }

    /** @param position of an earlier send of the same message; null for one sent now, whose position the command result tells */
    record Sent(
            MessageId messageId, Instant sentAt, @Nullable Long position) {}

    record EditMessage(@TargetAggregateIdentifier MessageId messageId, MessageText text, AccountId by, Instant at)
            implements MessageCommand {}

    record DeleteMessage(@TargetAggregateIdentifier MessageId messageId, AccountId by, Instant at)
            implements MessageCommand {}

    /**
     * Deletes what is erased, whoever wrote it: those that are there and not deleted yet, in order, all or nothing. Never asked by a client.
     * Answers {@link ErasedMessages}.
     *
     * @param messageIds at most 1,000
     * @param by who ordered the erasure
     */
    record EraseMessages(List<MessageId> messageIds, AccountId by, Instant at) implements MessageCommand {
        public EraseMessages {
            messageIds = List.copyOf(messageIds);
        }
    }

    /** @param fresh how many were not deleted before */
    record ErasedMessages(int fresh) {}

    /** The same reaction of the same account again is no change. */
    record AddReaction(@TargetAggregateIdentifier MessageId messageId, Emoji emoji, AccountId by, Instant at)
            implements MessageCommand {}

    record RemoveReaction(@TargetAggregateIdentifier MessageId messageId, Emoji emoji, AccountId by, Instant at)
            implements MessageCommand {}
}
