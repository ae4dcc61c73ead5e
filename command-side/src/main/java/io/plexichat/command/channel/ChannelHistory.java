package io.plexichat.command.channel;

import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads a channel from the log, from its snapshot on, and without its lock. */
final class ChannelHistory {
    private final EventStore eventStore;

    ChannelHistory(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    Optional<SequencedChannel> read(ChannelId channelId) {
        DomainEventStream events = eventStore.readEvents(channelId.toString());
        @Nullable SequencedChannel channel = null;
        while (events.hasNext()) {
            channel = after(channel, events.next());
        }
        return Optional.ofNullable(channel);
    }

    private static @Nullable SequencedChannel after(@Nullable SequencedChannel before, DomainEventMessage<?> message) {
        long sequence = message.getSequenceNumber();
        return switch (message.getPayload()) {
            case Channel snapshot -> new SequencedChannel(snapshot.state(), sequence);
            case ChannelEvent event ->
                new SequencedChannel(ChannelState.evolve(before == null ? null : before.state(), event), sequence);
            default -> before == null ? null : new SequencedChannel(before.state(), sequence);
        };
    }
}
