package io.plexichat.command.message;

import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.key.Sealer;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Seals the texts of messages: a message and its edits under one key, that of its author, channel and month. */
final class MessageSeals {
    private final KeyVault vault;

    MessageSeals(KeyVault vault) {
        this.vault = vault;
    }

    /** In the order given. */
    List<MessageSent> seal(SendMessages command, Collection<Draft> drafts) {
        Sealer sealer = vault.sealer(
                drafts.stream().map(draft -> scope(command, draft)).distinct().toList());
        return drafts.stream()
                .map(draft -> new MessageSent(
                        draft.messageId(),
                        command.channelId(),
                        draft.authorId(),
                        sealer.seal(
                                scope(command, draft),
                                MessageBindings.text(draft.messageId(), false),
                                draft.text().value()),
                        draft.replyTo(),
                        draft.sentAt()))
                .toList();
    }

    Sealed edit(MessageState message, MessageText text) {
        KeyScope scope = KeyScope.message(message.authorId(), message.channelId(), message.sentAt());
        return vault.sealer(scope).seal(scope, MessageBindings.text(message.messageId(), true), text.value());
    }

    /** As it stands; empty once it was erased. */
    Optional<MessageText> text(MessageState message) {
        return opener(Set.of(message.text().keyId()))
                .open(message.text(), MessageBindings.text(message.messageId(), message.edited()))
                .map(MessageText::new);
    }

    Opener opener(Collection<KeyId> keys) {
        return vault.opener(keys);
    }

    private static KeyScope scope(SendMessages command, Draft draft) {
        return KeyScope.message(draft.authorId(), command.channelId(), draft.sentAt());
    }
}
