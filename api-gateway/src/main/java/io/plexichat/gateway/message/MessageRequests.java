package io.plexichat.gateway.message;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class MessageRequests {
    private static final int MOST_MESSAGES = 1_000;

    private MessageRequests() {}

    /** @param messageId made by the server when there is none */
    record SendMessageRequest(
            @Nullable MessageId messageId,
            MessageText text,
            @Nullable MessageId replyTo) {
        static SendMessageRequest read(JsonInput input) {
            input.noItems("attachments");
            return new SendMessageRequest(
                    input.optionalId("messageId", MessageId::new),
                    input.text("text", MessageText.RULE, MessageText::new),
                    input.optionalId("replyTo", MessageId::new));
        }

        BatchedMessage batched() {
            return new BatchedMessage(messageId, text, replyTo, null, null, null);
        }
    }

    record SendToChannelRequest(ChannelId channelId, SendMessageRequest message) {
        static SendToChannelRequest read(JsonInput input) {
            return new SendToChannelRequest(input.id("channelId", ChannelId::new), SendMessageRequest.read(input));
        }
    }

    record SendBatchRequest(List<BatchedMessage> messages) {
        static SendBatchRequest read(JsonInput input) {
            List<BatchedMessage> messages = input.objects("messages", 1, MOST_MESSAGES, BatchedMessage::read);
            Set<MessageId> seen = new HashSet<>();
            for (int i = 0; i < messages.size(); i++) {
                MessageId id = messages.get(i).messageId();
                if (id != null && !seen.add(id)) {
                    input.fault(
                            "messages[" + i + "].messageId", "repeated", "Expected each id once, but it came before.");
                }
            }
            return new SendBatchRequest(messages);
        }

        boolean imported() {
            return messages.stream().anyMatch(BatchedMessage::imported);
        }
    }

    /**
     * @param author whose message it was, by name; the sender when there is none
     * @param displayName of the author, for an account that has to be made
     * @param sentAt when it was once sent; now when there is none
     */
    record BatchedMessage(
            @Nullable MessageId messageId,
            MessageText text,
            @Nullable MessageId replyTo,
            @Nullable Username author,
            @Nullable DisplayName displayName,
            @Nullable Instant sentAt) {
        static BatchedMessage read(JsonInput input) {
            input.noItems("attachments");
            boolean imported = input.has("author") || input.has("sentAt");
            return new BatchedMessage(
                    input.optionalId("messageId", MessageId::new),
                    input.text("text", imported ? MessageText.RULE_AS_LOGGED : MessageText.RULE, MessageText::new),
                    input.optionalId("replyTo", MessageId::new),
                    input.optionalText("author", Username.RULE, Username::new),
                    input.optionalText("displayName", DisplayName.RULE, DisplayName::new),
                    input.optionalTime("sentAt"));
        }

        boolean imported() {
            return author != null || displayName != null || sentAt != null;
        }

        Instant sentAt(Instant now) {
            return Objects.requireNonNullElse(sentAt, now);
        }
    }

    record EditMessageRequest(MessageText text) {
        static EditMessageRequest read(JsonInput input) {
            return new EditMessageRequest(input.text("text", MessageText.RULE, MessageText::new));
        }
    }
}
