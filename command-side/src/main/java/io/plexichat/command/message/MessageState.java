package io.plexichat.command.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/**
 * @param text the last one, also of a message that is deleted
 * @param edited whether the text is of an edit
 * @param reactions who reacted, by emoji; no emoji without anybody
 */
record MessageState(
        MessageId messageId,
        ChannelId channelId,
        AccountId authorId,
        Instant sentAt,
        Sealed text,
        boolean edited,
        boolean deleted,
        HashPMap<Emoji, MapPSet<AccountId>> reactions) {

    /** @param before null before the first event */
    static MessageState evolve(@Nullable MessageState before, MessageEvent event) {
        return switch (event) {
            case MessageSent sent ->
                new MessageState(
                        sent.messageId(),
                        sent.channelId(),
                        sent.authorId(),
                        sent.sentAt(),
                        sent.text(),
                        false,
                        false,
                        HashTreePMap.empty());
            case MessageEdited edit -> known(before).with(edit.text());
            case MessageDeleted _ -> known(before).asDeleted();
            case ReactionAdded added -> known(before).withReaction(added.emoji(), added.accountId());
            case ReactionRemoved removed -> known(before).withoutReaction(removed.emoji(), removed.accountId());
        };
    }

    boolean hasReaction(Emoji emoji, AccountId account) {
        MapPSet<AccountId> reactors = reactions.get(emoji);
        return reactors != null && reactors.contains(account);
    }

    private MessageState with(Sealed newText) {
        return new MessageState(messageId, channelId, authorId, sentAt, newText, true, deleted, reactions);
    }

    private MessageState asDeleted() {
        return new MessageState(messageId, channelId, authorId, sentAt, text, edited, true, HashTreePMap.empty());
    }

    private MessageState withReaction(Emoji emoji, AccountId account) {
        MapPSet<AccountId> reactors = reactions.getOrDefault(emoji, HashTreePSet.empty());
        return with(reactions.plus(emoji, reactors.plus(account)));
    }

    private MessageState withoutReaction(Emoji emoji, AccountId account) {
        MapPSet<AccountId> left =
                reactions.getOrDefault(emoji, HashTreePSet.empty()).minus(account);
        return with(left.isEmpty() ? reactions.minus(emoji) : reactions.plus(emoji, left));
    }

    private MessageState with(HashPMap<Emoji, MapPSet<AccountId>> newReactions) {
        return new MessageState(messageId, channelId, authorId, sentAt, text, edited, deleted, newReactions);
    }

    private static MessageState known(@Nullable MessageState before) {
        return Objects.requireNonNull(before, "Expected a message to begin with being sent.");
    }
}
