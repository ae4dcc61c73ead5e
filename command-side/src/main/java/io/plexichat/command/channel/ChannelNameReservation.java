package io.plexichat.command.channel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelNameEvent;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReleased;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReserved;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.key.LookupHash;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A normalised name of public channels, known by its hash. One channel holds it at a time. */
@AggregateRoot(type = "ChannelName")
final class ChannelNameReservation {
    private @Nullable ChannelNameState state;

    static String idOf(LookupHash name) {
        return "channel-name:" + name;
    }

    void reserve(LookupHash name, ChannelId channelId) {
        if (state != null && state.holder() != null) {
            throw ChannelRejections.NAME_TAKEN.because(
                    "Expected to name a public channel, but another one has that name.");
        }
        apply(new ChannelNameReserved(name, channelId));
    }

    void release(LookupHash name, ChannelId channelId) {
        if (state != null && channelId.equals(state.holder())) {
            apply(new ChannelNameReleased(name, channelId));
        }
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : idOf(state.name());
    }

    @EventSourcingHandler
    void on(ChannelNameEvent event) {
        state = ChannelNameState.evolve(event);
    }
}
