package io.plexichat.command.channel;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.LookupHash;

/** The names of public channels, by their hashes. */
final class ChannelNames {
    private final Aggregates<ChannelNameReservation> reservations;

    ChannelNames(Aggregates<ChannelNameReservation> reservations) {
        this.reservations = reservations;
    }

    void reserve(LookupHash name, ChannelId channelId) {
        reservations
                .loadOrCreate(ChannelNameReservation.idOf(name), ChannelNameReservation::new)
                .execute(reservation -> reservation.reserve(name, channelId));
    }

    /** Written another way, the same name stays reserved. */
    void move(LookupHash from, LookupHash to, ChannelId channelId) {
        if (from.equals(to)) {
            return;
        }
        reserve(to, channelId);
        reservations
                .find(ChannelNameReservation.idOf(from))
                .ifPresent(old -> old.execute(reservation -> reservation.release(from, channelId)));
    }
}
