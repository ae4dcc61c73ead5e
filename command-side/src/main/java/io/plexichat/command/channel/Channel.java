package io.plexichat.command.channel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelId;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A channel and its members. What may happen to it, {@link ChannelPolicy} and {@link MembershipPolicy} say. */
@Revision(Channel.SNAPSHOT_REVISION)
final class Channel {
    static final String SNAPSHOT_REVISION = "3";

    private @Nullable ChannelState state;

    Channel() {}

    Channel(List<ChannelEvent> events) {
        events.forEach(event -> apply(event));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Channel(ChannelSnapshot snapshot) {
        this.state = snapshot.toState();
    }

    @JsonValue
    ChannelSnapshot snapshot() {
        return ChannelSnapshot.of(state());
    }

    void happened(List<ChannelEvent> events) {
        events.forEach(event -> apply(event));
    }

    ChannelState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    ChannelId channelId() {
        return state == null ? null : state.channelId();
    }

    @EventSourcingHandler
    void on(ChannelEvent event) {
        state = ChannelState.evolve(state, event);
    }
}
