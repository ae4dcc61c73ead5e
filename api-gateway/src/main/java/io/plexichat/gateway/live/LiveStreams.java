package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.problem.Rejections;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens streams, a bounded number for each account, and ends each with its session or its access token. */
final class LiveStreams {
    /** Of channels named by a client; who wants more names none and follows all. */
    static final int MOST_CHANNELS = 200;

    /** Between checks of a session whose access token is over, until the first of them has ended it. */
    private static final Duration SOONEST = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveSource source;
    private final Signals signals;
    private final StreamLimits limits;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final GatewayProperties properties;

    LiveStreams(
            LiveSource source,
            Signals signals,
            StreamLimits limits,
            SessionChecks sessions,
            ServerTime time,
            GatewayProperties properties) {
        this.source = source;
        this.signals = signals;
        this.limits = limits;
        this.sessions = sessions;
        this.time = time;
        this.properties = properties;
    }

    /**
     * The inner stream fails with the rejection that ended it, and completes when the server stops.
     *
     * @param asked null for all the caller's
     * @param after null for from now
     */
    Mono<Flux<Delivery>> open(Caller caller, @Nullable Set<ChannelId> asked, @Nullable Long after) {
        AccountId viewer = caller.accountId();
        return limits.check(viewer)
                .then(Mono.defer(() -> source.hub().ready()))
                .then(Mono.defer(() -> {
                    long head = source.hub().position();
                    return source.audiences().all(viewer, asked, after == null ? head : Math.min(after, head));
                }))
                .map(audience -> limits.counted(
                        viewer,
                        withSignals(caller, new LiveStream(source, viewer, asked, after, audience))
                                .takeUntilOther(sessionEnd(caller))
                                .takeUntilOther(source.hub().stopped())));
    }

    /** A signal waits for nobody: one is at hand at most, the others are dropped until it is taken. */
    private Flux<Delivery> withSignals(Caller caller, LiveStream stream) {
        Flux<Delivery> beside = signals.signals(caller, stream::shown)
                .<Delivery>map(Delivery.Signal::new)
                .onErrorResume(e -> {
                    LOG.warn("Typing and presence are not shown on a stream, it failed.", e);
                    return Flux.empty();
                })
                .onBackpressureDrop();
        return Flux.using(
                () -> signals.connected(caller), _ -> Flux.merge(1, stream.deliveries(), beside), Disposable::dispose);
    }

    /** Never completes; fails when the session is over. */
    private Mono<Void> sessionEnd(Caller caller) {
        Flux<Long> rechecks =
                Mono.defer(() -> Mono.delay(untilNextCheck(caller))).repeat();
        return Flux.merge(rechecks, sessions.changes(caller))
                .onBackpressureLatest()
                .concatMap(
                        _ -> sessions.requireLive(caller)
                                // Not knowing is no reason to end anything: the next check will know.
                                .onErrorResume(e -> Rejections.has(e, Rejection.Kind.UNAVAILABLE), _ -> Mono.empty()),
                        1)
                .then();
    }

    private Duration untilNextCheck(Caller caller) {
        Duration recheck = properties.sessions().recheck();
        Duration left = Duration.between(time.now(), caller.expiresAt());
        return left.compareTo(recheck) > 0 ? recheck : left.compareTo(SOONEST) < 0 ? SOONEST : left;
    }
}
