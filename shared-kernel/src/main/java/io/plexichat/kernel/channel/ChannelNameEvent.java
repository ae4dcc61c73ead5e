package io.plexichat.kernel.channel;

import io.plexichat.kernel.EventName;

/** The life of one normalised name of public channels, its own aggregate, so that a name has one holder at a time. */
public sealed interface ChannelNameEvent {
    String name();

    @EventName("channel-name.reserved")
    record ChannelNameReserved(String name, ChannelId channelId) implements ChannelNameEvent {}

    @EventName("channel-name.released")
    record ChannelNameReleased(String name, ChannelId channelId) implements ChannelNameEvent {}
}
