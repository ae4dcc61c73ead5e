package io.plexichat.command.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelBindings;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.key.Sealer;
import java.time.Instant;
import java.util.Set;

/** Seals the names and topics of channels, and compares with those that are sealed. */
final class ChannelSeals {
    private final KeyVault vault;

    ChannelSeals(KeyVault vault) {
        this.vault = vault;
    }

    /** What a name is known by. */
    LookupHash hash(ChannelName name) {
        return vault.lookupHash(LookupDomain.CHANNEL_NAME, name.normalised());
    }

    ChannelCreated created(CreateChannel command, ChannelId id) {
        KeyScope scope = KeyScope.channel(id);
        Sealer sealer = vault.sealer(scope);
        Topic topic = command.topic();
        return new ChannelCreated(
                id,
                hash(command.name()),
                sealer.seal(
                        scope, ChannelBindings.name(id, false), command.name().value()),
                command.kind(),
                sealer.seal(scope, ChannelBindings.topic(id, false), topic == null ? "" : topic.value()),
                command.creator(),
                command.at());
    }

    ChannelRenamed renamed(ChannelId id, ChannelName name, AccountId by, Instant at) {
        return new ChannelRenamed(id, hash(name), seal(id, ChannelBindings.name(id, true), name.value()), by, at);
    }

    TopicChanged topicChanged(ChannelId id, Topic topic, AccountId by, Instant at) {
        return new TopicChanged(id, seal(id, ChannelBindings.topic(id, true), topic.value()), by, at);
    }

    boolean isNamed(ChannelState state, ChannelName name) {
        return holds(state.name(), ChannelBindings.name(state.channelId(), state.renamed()), name.value());
    }

    boolean isAbout(ChannelState state, Topic topic) {
        return holds(state.topic(), ChannelBindings.topic(state.channelId(), state.topicChanged()), topic.value());
    }

    private Sealed seal(ChannelId id, Binding binding, String text) {
        KeyScope scope = KeyScope.channel(id);
        return vault.sealer(scope).seal(scope, binding, text);
    }

    private boolean holds(Sealed sealed, Binding binding, String text) {
        return vault.opener(Set.of(sealed.keyId()))
                .open(sealed, binding)
                .filter(text::equals)
                .isPresent();
    }
}
