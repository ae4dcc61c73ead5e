package io.plexichat.kernel.channel;

import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.key.Binding;

/** Where the sealed values of channels belong. */
public final class ChannelBindings {
    private ChannelBindings() {}

    /** @param renamed whether the name is of a later event than the first */
    public static Binding name(ChannelId channel, boolean renamed) {
        return Binding.of(renamed ? ChannelRenamed.class : ChannelCreated.class, "name", channel);
    }

    /** @param changed whether the topic is of a later event than the first */
    public static Binding topic(ChannelId channel, boolean changed) {
        return Binding.of(changed ? TopicChanged.class : ChannelCreated.class, "topic", channel);
    }
}
