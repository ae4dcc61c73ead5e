package io.plexichat.gateway.live;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Reads every event once, as soon as the read models show it, keeps the newest for the streams, and hands each to those who follow and may
 * see it.
 */
final class LiveHub implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final int PAGE = 500;
    private static final Duration READY_WITHIN = Duration.ofSeconds(5);
    private static final Retry UNTIL_STOPPED = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .transientErrors(true);

    private final Queries queries;
    private final LiveJson json;
    private final GatewayProperties.Live properties;
    private final PushListener pushes;
    private final LiveRereads rereads;
    private final CompletableFuture<LiveRing> ring = new CompletableFuture<>();
    /** Guarded by itself, so that who begins to follow misses nothing and gets nothing twice. */
    private final LiveIndex followers = new LiveIndex();

    /** Another one after each start. */
    private volatile CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** As the last head told; used by one thread at a time. */
    private volatile long destructions;

    private volatile @Nullable Disposable following;

    LiveHub(Queries queries, LiveJson json, GatewayProperties.Live properties, PushListener pushes) {
        this.rereads = new LiveRereads(queries, json);
        this.queries = queries;
        this.json = json;
        this.properties = properties;
        this.pushes = pushes;
    }

    @Override
    public void start() {
        if (stopped.isDone()) {
            stopped = new CompletableFuture<>();
        }
        queries.liveHead(this::position);
        following = queries.follow(new FollowHead(), LiveHead.class)
                .onBackpressureLatest()
                .publishOn(Schedulers.parallel(), 1)
                .concatMap(head -> readTo(head.position()).doOnSuccess(_ -> forgetErased(head.destructions())), 1)
                .doOnError(e -> LOG.warn("The live events are behind, reading them failed; trying again.", e))
                .retryWhen(UNTIL_STOPPED)
                .repeat()
                .subscribe();
    }

    /** Ends the streams first, so that the servers can stop in peace. */
    @Override
    public void stop() {
        Disposable following = this.following;
        if (following != null) {
            following.dispose();
        }
        this.following = null;
        stopped.complete(null);
    }

    @Override
    public boolean isRunning() {
        return following != null;
    }

    /** Completes when the server stops. */
    Mono<Void> stopped() {
        return Mono.fromFuture(() -> stopped, true);
    }

    /** Completes once there is a position to start from. */
    Mono<Void> ready() {
        return Mono.fromFuture(ring, true)
                .timeout(
                        READY_WITHIN,
                        Mono.error(() -> CommonRejections.READ_MODEL_BEHIND.because(
                                "Expected to follow the events, but the read models are not ready.")))
                .then();
    }

    /** The last position the ring has reached; -1 before it has one. */
    long position() {
        LiveRing known = ring.getNow(null);
        return known == null ? -1 : known.through();
    }

    /** Empty when the ring no longer, or not yet, holds everything after the position. */
    Optional<LiveRing.Slice> after(long position, int most) {
        return Optional.ofNullable(ring.getNow(null)).flatMap(known -> known.after(position, most));
    }

    /** What the ring holds no longer; those of the positions that are there, in order. */
    Mono<List<LiveItem>> older(List<Long> positions) {
        return rereads.at(positions);
    }

    /**
     * From now on the follower is offered every event after the position that it may see.
     *
     * @return false, and nothing has changed, when there are some already
     */
    boolean follow(Follower follower, long position) {
        synchronized (followers) {
            if (position() > position) {
                return false;
            }
            followers.add(follower);
            return true;
        }
    }

    /** It may be offered more until this returns, but not after. */
    void unfollow(Follower follower) {
        synchronized (followers) {
            followers.remove(follower);
        }
    }

    private Mono<Void> readTo(long head) {
        LiveRing known = ring.getNow(null);
        if (known == null) {
            ring.complete(
                    new LiveRing(properties.ringEvents(), properties.ringSize().toBytes(), head));
            return Mono.empty();
        }
        if (known.through() >= head) {
            return Mono.empty();
        }
        // One that told the head may not be the one that answers.
        return queries.ask(new ListLiveEvents(known.through(), PAGE), LivePage.class, head)
                .flatMap(page -> {
                    boolean progress = page.through() > known.through();
                    append(
                            known,
                            page.items().stream()
                                    .map(event -> LiveItem.of(event, json))
                                    .toList(),
                            page.through());
                    page.items().forEach(event -> pushes.pushed(event.position()));
                    return progress ? readTo(head) : Mono.empty();
                });
    }

    /** Names and texts that were readable when they were read. */
    private void forgetErased(long seen) {
        LiveRing known = ring.getNow(null);
        if (known != null && seen != destructions) {
            synchronized (followers) {
                known.clear();
                rereads.clear();
                followers.dropWaiting();
            }
        }
        destructions = seen;
    }

    private void append(LiveRing known, List<LiveItem> items, long through) {
        Map<MessageId, MessageView> deleted = LiveItem.deletedIn(items);
        Runnable wakeUp;
        synchronized (followers) {
            if (!deleted.isEmpty()) {
                rereads.redact(deleted);
            }
            known.append(items, deleted, through);
            wakeUp = followers.offer(items);
        }
        wakeUp.run();
    }
}
