package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.problem.Rejections;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveSource source;
    private final Signals signals;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final GatewayProperties properties;
    private final Map<AccountId, Integer> counts = new ConcurrentHashMap<>();

    LiveStreams(
            LiveSource source, Signals signals, SessionChecks sessions, ServerTime time, GatewayProperties properties) {
        this.source = source;
        this.signals = signals;
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
        return Mono.defer(
                        () -> counts.getOrDefault(viewer, 0) < properties.live().streamsPerAccount()
                                ? source.hub().ready()
                                : Mono.error(tooMany()))
                .then(Mono.defer(() -> {
                    long head = source.hub().position();
                    return source.audiences().all(viewer, asked, after == null ? head : Math.min(after, head));
                }))
                .map(audience -> counted(
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

    private Flux<Delivery> counted(AccountId viewer, Flux<Delivery> deliveries) {
        return Flux.defer(() -> {
            int open = counts.merge(viewer, 1, Integer::sum);
            Flux<Delivery> allowed = open <= properties.live().streamsPerAccount() ? deliveries : Flux.error(tooMany());
            return allowed.doFinally(_ -> counts.computeIfPresent(viewer, (_, count) -> count > 1 ? count - 1 : null));
        });
    }

    /** Never completes; fails when the session is over. */
    private Mono<Void> sessionEnd(Caller caller) {
        return Mono.defer(() -> Mono.delay(untilNextCheck(caller)).then(sessions.requireLive(caller)))
                // Not knowing is no reason to end anything: the next check will know.
                .onErrorResume(e -> Rejections.has(e, Rejection.Kind.UNAVAILABLE), _ -> Mono.empty())
                .repeat()
                .then();
    }

    private Duration untilNextCheck(Caller caller) {
        Duration recheck = properties.sessions().recheck();
        Duration left = Duration.between(time.now(), caller.expiresAt());
        return left.compareTo(recheck) > 0 ? recheck : left.isNegative() ? Duration.ZERO : left;
    }

    private static RuntimeException tooMany() {
        return CommonRejections.TOO_MANY_REQUESTS.because(
                "Expected to open another stream, but the account has too many open.");
    }
}
