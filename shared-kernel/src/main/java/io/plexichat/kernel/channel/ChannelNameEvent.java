package io.plexichat.kernel.channel;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.key.LookupHash;

/** The life of one normalised name of public channels, known by its keyed hash: its own aggregate, so that a name has one holder at a time. */
public sealed interface ChannelNameEvent {
    LookupHash name();

    @EventName("channel-name.reserved")
    record ChannelNameReserved(LookupHash name, ChannelId channelId) implements ChannelNameEvent {}

    @EventName("channel-name.released")
    record ChannelNameReleased(LookupHash name, ChannelId channelId) implements ChannelNameEvent {}
}
