package io.plexichat.command.message;

import io.plexichat.command.Aggregates;
import io.plexichat.command.LogPositions;
import io.plexichat.command.channel.ChannelAccess;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import org.axonframework.commandhandling.CommandHandler;

final class ReadMarkerCommandHandler {
    private final ChannelAccess access;
    private final LogPositions positions;
    private final Aggregates<ReadMarker> markers;

    ReadMarkerCommandHandler(ChannelAccess access, LogPositions positions, Aggregates<ReadMarker> markers) {
        this.access = access;
        this.positions = positions;
        this.markers = markers;
    }

    /** An archived channel is read to its end, too. A marker ahead of the log would hide what is yet to be written. */
    @CommandHandler
    void handle(MarkRead command) {
        access.decide(command.channelId(), command.accountId(), Permission.MARK_READ, command.at())
                .orReject(() -> "Expected to mark channel " + command.channelId() + " as read");
        if (command.position() < 0 || command.position() > positions.head()) {
            throw CommonRejections.invalid(
                    "position", "out-of-range", "Expected a position of the log, but it is not one.");
        }
        markers.loadOrCreate(ReadMarker.idOf(command.channelId(), command.accountId()), ReadMarker::new)
                .execute(marker -> marker.move(command));
    }
}
