package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveQuery.Audience;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens streams, a bounded number for each account, and ends each with its session or its access token. */
final class LiveStreams {
    /** Of channels named by a client; who wants more names none and follows all. */
    static final int MOST_CHANNELS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveSource source;
    private final Signals signals;
    private final SessionEnds ends;
    private final StreamLimits limits;
    private final LiveLimits connections;

    LiveStreams(LiveSource source, Signals signals, SessionEnds ends, StreamLimits limits, LiveLimits connections) {
        this.source = source;
        this.signals = signals;
        this.ends = ends;
        this.limits = limits;
        this.connections = connections;
    }

    /**
     * The inner stream fails with the rejection that ended it, and completes when the server stops.
     *
     * @param asked null for all the caller's
     * @param after null for from now
     */
    Mono<Flux<List<Delivery>>> open(
            Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after, Outlet outlet) {
        caller.require(Permission.READ_CHANNEL, () -> "Expected to follow what happens");
        return limits.check(caller.accountId())
                .then(audience(caller, asked, after))
                .map(audience -> limits.counted(
                        caller.accountId(),
                        Flux.using(
                                () -> taken(caller),
                                _ -> deliveries(caller, stream(caller, asked, after, audience, outlet), outlet)
                                        .takeUntilOther(ends.of(() -> caller))
                                        .takeUntilOther(stopped()),
                                Disposable::dispose)));
    }

    /** Counts as an open stream of the account until it is cancelled; fails with {@code request.too-many}, and tells nothing else. */
    <T> Flux<T> counted(Caller caller) {
        return limits.counted(caller.accountId(), Flux.never());
    }

    /** What a stream needs to begin. Rejected with {@code channel.not-found} when a channel may not be read. */
    Mono<Audience> audience(Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after) {
        return ready().flatMap(head ->
                source.audiences().all(caller.accountId(), asked, after == null ? head : Math.min(after, head)));
    }

    LiveStream stream(
            Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after, Audience audience, Outlet outlet) {
        return new LiveStream(source, caller.accountId(), asked, after, audience, outlet.executor());
    }

    /** A signal waits for nobody: one is at hand at most, the others are dropped until it is taken. */
    Flux<List<Delivery>> deliveries(Caller caller, LiveStream stream, Outlet outlet) {
        Flux<List<Delivery>> pages = new LivePages(stream);
        Flux<List<Delivery>> events =
                outlet.singly() ? pages.concatMapIterable(page -> page, 1).map(List::of) : pages;
        Flux<List<Delivery>> beside = signals.signals(caller, stream::shown)
                .map(event -> List.<Delivery>of(new Delivery.Signal(Frame.event(event))))
                .onErrorResume(e -> {
                    LOG.warn("Typing and presence are not shown on a stream, it failed.", e);
                    return Flux.empty();
                })
                .onBackpressureDrop();
        return Flux.merge(1, events, beside);
    }

    /** The newest position, once there is one. */
    Mono<Long> ready() {
        return Mono.defer(() -> source.hub().ready()).then(Mono.fromSupplier(source.hub()::position));
    }

    /** Completes when the server stops. */
    Mono<Void> stopped() {
        return source.hub().stopped();
    }

    private Disposable taken(Caller caller) {
        Disposable connection = connections.connection();
        return Disposables.composite(connection, signals.connected(caller));
    }
}
