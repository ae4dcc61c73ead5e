package io.plexichat.command.channel;

import io.plexichat.kernel.channel.ChannelEvent;

/** @param sequence of the last event that made the state */
record SequencedChannel(ChannelState state, long sequence) {
    boolean includes(long other) {
        return other <= sequence;
    }

    boolean isFollowedBy(long other) {
        return other == sequence + 1;
    }

    SequencedChannel with(ChannelEvent event) {
        return new SequencedChannel(ChannelState.evolve(state, event), sequence + 1);
    }
}
