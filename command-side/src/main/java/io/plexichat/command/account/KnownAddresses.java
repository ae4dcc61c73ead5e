package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AddressHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last few places that the owner of an account logged in from. They stand in the log, so that neither a restart nor another process
 * forgets them; whoever calls from somewhere else each time adds one event a day to it, once the first few are known.
 *
 * @param places the oldest first
 * @param newest when the last one of them became known; null while there is none
 */
record KnownAddresses(List<AddressHash> places, @Nullable Instant newest) {
    static final KnownAddresses NONE = new KnownAddresses(List.of(), null);

    static final int KEPT = 8;
    private static final Duration BETWEEN = Duration.ofDays(1);

    KnownAddresses {
        places = List.copyOf(places);
    }

    boolean contains(AddressHash address) {
        return places.contains(address);
    }

    /** Whether a login from there is to be remembered. */
    boolean isNews(AddressHash address, Instant at) {
        return !contains(address) && (newest == null || places.size() < KEPT || !at.isBefore(newest.plus(BETWEEN)));
    }

    KnownAddresses with(AddressKnown known) {
        return new KnownAddresses(
                Stream.concat(places.stream().skip(Math.max(0, places.size() + 1 - KEPT)), Stream.of(known.address()))
                        .toList(),
                known.at());
    }
}
