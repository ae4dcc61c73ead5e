package io.plexichat.command.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.ReadMarkerEvent;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;

/** Also how it is stored in a snapshot: see {@link ReadMarker#SNAPSHOT_REVISION}. */
record ReadMarkerState(ChannelId channelId, AccountId accountId, long position) {
    static ReadMarkerState evolve(ReadMarkerEvent event) {
        return switch (event) {
            case ReadMarked marked -> new ReadMarkerState(marked.channelId(), marked.accountId(), marked.position());
        };
    }
}
