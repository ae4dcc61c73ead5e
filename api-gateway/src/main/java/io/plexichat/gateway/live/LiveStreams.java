package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveQuery.Audience;
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
    Mono<Flux<Delivery>> open(Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after) {
        return limits.check(caller.accountId())
                .then(audience(caller, asked, after))
                .map(audience -> limits.counted(
                        caller.accountId(),
                        Flux.using(
                                () -> taken(caller),
                                _ -> deliveries(caller, stream(caller, asked, after, audience))
                                        .takeUntilOther(ends.of(() -> caller))
                                        .takeUntilOther(stopped()),
                                Disposable::dispose)));
    }

    /** Counts as an open stream of the account until it is cancelled; fails with {@code request.too-many}, and tells nothing else. */
    Flux<Delivery> counted(Caller caller) {
        return limits.counted(caller.accountId(), Flux.never());
    }

    /** What a stream needs to begin. Rejected with {@code channel.not-found} when a channel may not be read. */
    Mono<Audience> audience(Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after) {
        return ready().flatMap(head ->
                source.audiences().all(caller.accountId(), asked, after == null ? head : Math.min(after, head)));
    }

    LiveStream stream(Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after, Audience audience) {
        return new LiveStream(source, caller.accountId(), asked, after, audience);
    }

    /** A signal waits for nobody: one is at hand at most, the others are dropped until it is taken. */
    Flux<Delivery> deliveries(Caller caller, LiveStream stream) {
        Flux<Delivery> beside = signals.signals(caller, stream::shown)
                .<Delivery>map(Delivery.Signal::new)
                .onErrorResume(e -> {
                    LOG.warn("Typing and presence are not shown on a stream, it failed.", e);
                    return Flux.empty();
                })
                .onBackpressureDrop();
        return Flux.merge(1, stream.deliveries(), beside);
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
