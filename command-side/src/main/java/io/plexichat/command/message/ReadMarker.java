package io.plexichat.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import io.plexichat.kernel.message.ReadMarkerEvent;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** How far one account has read in one channel. It moves forward only. */
@Revision(ReadMarker.SNAPSHOT_REVISION)
final class ReadMarker {
    static final String SNAPSHOT_REVISION = "1";

    private @Nullable ReadMarkerState state;

    ReadMarker() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ReadMarker(ReadMarkerState snapshot) {
        this.state = snapshot;
    }

    static String idOf(ChannelId channelId, AccountId accountId) {
        return "read-marker:" + channelId + ":" + accountId;
    }

    void move(MarkRead command) {
        if (state == null || command.position() > state.position()) {
            apply(new ReadMarked(command.channelId(), command.accountId(), command.position(), command.at()));
        }
    }

    @JsonValue
    ReadMarkerState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : idOf(state.channelId(), state.accountId());
    }

    @EventSourcingHandler
    void on(ReadMarkerEvent event) {
        state = ReadMarkerState.evolve(event);
    }
}
