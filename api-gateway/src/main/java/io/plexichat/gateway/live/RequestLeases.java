package io.plexichat.gateway.live;

import io.rsocket.lease.Lease;
import io.rsocket.lease.LeaseSender;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import reactor.core.publisher.Flux;

/**
 * Leases for clients that honour them: many requests while there is room, fewer as commands pile up, and none while the server is
 * full. A lease is renewed before it is over.
 */
final class RequestLeases implements LeaseSender {
    /** For clients that know of no leases. */
    static final LeaseSender UNLIMITED =
            () -> Flux.interval(Duration.ofDays(1)).startWith(0L).map(_ -> Lease.unbounded());

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LASTING = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    private final DoubleSupplier load;

    /** @param load of the place for waiting commands: 0 for none taken, 1 for all */
    RequestLeases(DoubleSupplier load) {
        this.load = load;
    }

    @Override
    public Flux<Lease> send() {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                // The first one goes out before the first request is looked at.
                .startWith(0L)
                .map(_ -> allowed(load.getAsDouble()))
                .filter(allowed -> allowed > 0)
                .map(allowed -> Lease.create(LASTING, allowed));
    }

    static int allowed(double load) {
        return (int) Math.round(MOST * (1 - Math.clamp(load, 0, 1)));
    }
}
