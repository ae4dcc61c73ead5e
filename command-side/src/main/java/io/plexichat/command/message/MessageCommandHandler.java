package io.plexichat.command.message;

import io.plexichat.command.Aggregates;
import io.plexichat.command.channel.ChannelAccess;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelDecision;
import io.plexichat.kernel.channel.ChannelPermission;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import org.axonframework.commandhandling.CommandHandler;

/** What is done to a message after it was sent. In a channel that is hidden there are no messages, either. */
final class MessageCommandHandler {
    private final ChannelAccess access;
    private final Aggregates<Message> messages;
    private final MessageSeals seals;

    MessageCommandHandler(ChannelAccess access, Aggregates<Message> messages, MessageSeals seals) {
        this.access = access;
        this.messages = messages;
        this.seals = seals;
    }

    @CommandHandler
    void handle(EditMessage command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), ChannelPermission.PARTICIPATE);
            message.edit(command, seals);
        });
    }

    /** One's own goes wherever one can still see it. */
    @CommandHandler
    void handle(DeleteMessage command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), ChannelPermission.READ);
            message.delete(
                    command, decide(message, command.by(), ChannelPermission.MODERATE) == ChannelDecision.GRANTED);
        });
    }

    @CommandHandler
    void handle(AddReaction command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), ChannelPermission.PARTICIPATE);
            message.react(command);
        });
    }

    @CommandHandler
    void handle(RemoveReaction command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), ChannelPermission.PARTICIPATE);
            message.takeBack(command);
        });
    }

    private void require(Message message, AccountId by, ChannelPermission permission) {
        ChannelDecision decision = decide(message, by, permission);
        if (decision == ChannelDecision.HIDDEN) {
            throw notFound(message.state().messageId());
        }
        decision.orReject(() -> "Expected to change message " + message.state().messageId());
    }

    private ChannelDecision decide(Message message, AccountId by, ChannelPermission permission) {
        return access.decide(message.state().channelId(), by, permission);
    }

    private static RejectedException notFound(MessageId messageId) {
        return MessageRejections.NOT_FOUND.because("Expected message " + messageId + ", but there is no such message.");
    }
}
