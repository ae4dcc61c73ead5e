package io.plexichat.command.channel;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelName;

/** The names of public channels. */
final class ChannelNames {
    private final Aggregates<ChannelNameReservation> reservations;

    ChannelNames(Aggregates<ChannelNameReservation> reservations) {
        this.reservations = reservations;
    }

    void reserve(ChannelName name, ChannelId channelId) {
        reservations
                .loadOrCreate(ChannelNameReservation.idOf(name), ChannelNameReservation::new)
                .execute(reservation -> reservation.reserve(name, channelId));
    }

    /** Written another way, the same name stays reserved. */
    void move(ChannelName from, ChannelName to, ChannelId channelId) {
        if (from.normalised().equals(to.normalised())) {
            return;
        }
        reserve(to, channelId);
        reservations
                .find(ChannelNameReservation.idOf(from))
                .ifPresent(old -> old.execute(reservation -> reservation.release(from, channelId)));
    }
}
