package io.plexichat.gateway.live;

import io.plexichat.gateway.live.LiveOp.Subscribe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** What one client follows, one subscription at a time. Of one that was replaced, nothing is delivered any more. */
final class Subscriptions {
    private final Sinks.Many<Subscription> opened = Sinks.many().unicast().onBackpressureBuffer();
    private @Nullable Subscription current;

    /** @param start events up to this position are not delivered */
    record Opened(long start, Flux<List<Delivery>> deliveries) {}

    private static final class Subscription {
        private final Flux<List<Delivery>> deliveries;
        /** The last position that was delivered. */
        private long reached;

        Subscription(Opened opened) {
            deliveries = opened.deliveries();
            reached = opened.start();
        }
    }

    private record Received(Subscription from, List<Delivery> deliveries) {}

    /** As the client gets them. To be subscribed to once. */
    Flux<List<Frame>> deliveries() {
        return opened.asFlux()
                .switchMap(subscription ->
                        subscription.deliveries.map(deliveries -> new Received(subscription, deliveries)))
                .mapNotNull(this::delivered);
    }

    /** Where a new subscription would begin now; null for from now. */
    synchronized @Nullable Long after(Subscribe asked) {
        if (asked.after() != null) {
            return asked.after();
        }
        return current == null ? null : Long.valueOf(current.reached);
    }

    /** @param open makes it, given where it begins */
    void begin(Subscribe asked, Function<@Nullable Long, Opened> open) {
        // What the earlier one still has on the way is dropped, so it must be known first how far that came.
        synchronized (this) {
            next(new Subscription(open.apply(after(asked))));
        }
    }

    synchronized void end() {
        next(new Subscription(new Opened(-1, Flux.never())));
        current = null;
    }

    private void next(Subscription subscription) {
        current = subscription;
        // Fails only when nobody listens any more.
        opened.tryEmitNext(subscription);
    }

    private synchronized @Nullable List<Frame> delivered(Received received) {
        if (received.from() != current) {
            return null;
        }
        List<Frame> frames = new ArrayList<>(received.deliveries().size());
        for (Delivery delivery : received.deliveries()) {
            if (delivery instanceof Delivery.Event(long position, var _)) {
                current.reached = position;
            }
            frames.add(LiveFrames.of(delivery));
        }
        return frames;
    }
}
