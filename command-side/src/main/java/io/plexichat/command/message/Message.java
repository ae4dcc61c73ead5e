package io.plexichat.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A message after it was sent. Whether the channel admits a change is asked before; here it is decided what it does. */
final class Message {
    static final String TYPE = "Message";
    static final int MAX_EMOJI = 50;

    private @Nullable MessageState state;

    Message() {}

    /** A message whose text was erased cannot be edited, as one that is deleted cannot. */
    void edit(EditMessage command, MessageSeals seals) {
        requireAuthor(command.by());
        requireNotDeleted();
        MessageText current = seals.text(state()).orElseThrow(this::deleted);
        if (!command.text().equals(current)) {
            apply(new MessageEdited(
                    state().messageId(),
                    state().channelId(),
                    state().authorId(),
                    seals.edit(state(), command.text()),
                    command.at()));
        }
    }

    /** @param moderator whether they may delete what others wrote */
    void delete(DeleteMessage command, boolean moderator) {
        if (!moderator) {
            requireAuthor(command.by());
        }
        if (!state().deleted()) {
            apply(new MessageDeleted(
                    state().messageId(), state().channelId(), state().authorId(), command.by(), command.at()));
        }
    }

    void react(AddReaction command) {
        requireNotDeleted();
        Emoji emoji = command.emoji();
        if (state().hasReaction(emoji, command.by())) {
            return;
        }
        if (!state().reactions().containsKey(emoji) && state().reactions().size() >= MAX_EMOJI) {
            throw MessageRejections.TOO_MANY_REACTIONS.because("Expected to add an emoji to message "
                    + state().messageId() + ", but it has " + MAX_EMOJI + " different ones.");
        }
        apply(new ReactionAdded(state().messageId(), state().channelId(), emoji, command.by(), command.at()));
    }

    void takeBack(RemoveReaction command) {
        requireNotDeleted();
        if (state().hasReaction(command.emoji(), command.by())) {
            apply(new ReactionRemoved(
                    state().messageId(), state().channelId(), command.emoji(), command.by(), command.at()));
        }
    }

    MessageState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    MessageId messageId() {
        return state == null ? null : state.messageId();
    }

    @EventSourcingHandler
    void on(MessageEvent event) {
        state = MessageState.evolve(state, event);
    }

    private void requireAuthor(AccountId by) {
        if (!by.equals(state().authorId())) {
            throw MessageRejections.NOT_AUTHOR.because(
                    "Expected to change message " + state().messageId() + ", but somebody else wrote it.");
        }
    }

    private void requireNotDeleted() {
        if (state().deleted()) {
            throw deleted();
        }
    }

    private RejectedException deleted() {
        return MessageRejections.DELETED.because(
                "Expected to change message " + state().messageId() + ", but it is deleted.");
    }
}
