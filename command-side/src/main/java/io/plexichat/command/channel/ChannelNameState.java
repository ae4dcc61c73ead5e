package io.plexichat.command.channel;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelNameEvent;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReleased;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReserved;
import io.plexichat.kernel.key.LookupHash;
import org.jspecify.annotations.Nullable;

/** @param holder null when the name is free */
record ChannelNameState(LookupHash name, @Nullable ChannelId holder) {
    static ChannelNameState evolve(ChannelNameEvent event) {
        return switch (event) {
            case ChannelNameReserved reserved -> new ChannelNameState(reserved.name(), reserved.channelId());
            case ChannelNameReleased released -> new ChannelNameState(released.name(), null);
        };
    }
}
