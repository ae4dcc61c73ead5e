package io.plexichat.command.message;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.ServerPermissions;
import io.plexichat.command.channel.ChannelAccess;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.AccessDecision;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** What is done to a message after it was sent. In a channel that is hidden there are no messages, either. */
final class MessageCommandHandler {
    private final ChannelAccess access;
    private final ServerPermissions accounts;
    private final Aggregates<Message> messages;
    private final MessageSeals seals;

    MessageCommandHandler(
            ChannelAccess access, ServerPermissions accounts, Aggregates<Message> messages, MessageSeals seals) {
        this.access = access;
        this.accounts = accounts;
        this.messages = messages;
        this.seals = seals;
    }

    @CommandHandler
    void handle(EditMessage command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), Permission.SEND_MESSAGES, command.at());
            message.edit(command, seals);
        });
    }

    /** One's own goes wherever one can still see it. */
    @CommandHandler
    void handle(DeleteMessage command, @MetaDataValue(MetadataKeys.ACTOR_SCOPES) @Nullable String scopes) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), Permission.READ_CHANNEL, command.at());
            message.delete(command, mayDelete(message, command, ServerPermissions.scopes(scopes)));
        });
    }

    @CommandHandler
    void handle(AddReaction command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), Permission.REACT, command.at());
            message.react(command);
        });
    }

    @CommandHandler
    void handle(RemoveReaction command) {
        messages.load(command.messageId(), () -> notFound(command.messageId())).execute(message -> {
            require(message, command.by(), Permission.REACT, command.at());
            message.takeBack(command);
        });
    }

    /** One's own, or by one's role in the channel, or else by one's roles on the server, which the log is asked for. */
    private boolean mayDelete(Message message, DeleteMessage command, Permissions scopes) {
        ChannelId channel = message.state().channelId();
        if (command.by().equals(message.state().authorId())) {
            return true;
        }
        if (!scopes.contains(Permission.DELETE_MESSAGES)) {
            return false;
        }
        return access.decide(channel, command.by(), Permission.DELETE_MESSAGES, command.at())
                        .isGranted()
                || access.decide(
                                accounts.of(command.by(), scopes),
                                channel,
                                command.by(),
                                Permission.DELETE_MESSAGES,
                                command.at())
                        .isGranted();
    }

    private void require(Message message, AccountId by, Permission permission, Instant at) {
        AccessDecision decision = access.decide(message.state().channelId(), by, permission, at);
        if (decision == AccessDecision.HIDDEN) {
            throw notFound(message.state().messageId());
        }
        decision.orReject(() -> "Expected to change message " + message.state().messageId());
    }

    private static RejectedException notFound(MessageId messageId) {
        return MessageRejections.NOT_FOUND.because("Expected message " + messageId + ", but there is no such message.");
    }
}
