package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.problem.Rejections;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.access.Permission;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices that what was opened in a session has to end with it. */
final class SessionEnds {
    /** Between checks of an access token that is over, until the first of them has ended what it is for. */
    private static final Duration SOONEST = Duration.ofMillis(50);

    private final SessionChecks sessions;
    private final ServerTime time;

    SessionEnds(SessionChecks sessions, ServerTime time) {
        this.sessions = sessions;
        this.time = time;
    }

    /** The caller as the account is now, when the session is live; fails with the rejection when it is over. */
    Mono<Caller> check(Caller caller) {
        return sessions.current(caller);
    }

    /** As {@link #check}; fails also when the account does not chat any more. */
    private Mono<Caller> checkChatting(Caller caller) {
        return check(caller).doOnNext(now -> now.require(Permission.CHAT, () -> "Expected to follow what happens"));
    }

    /** Never completes; fails with the rejection when the session or the access token is over, or the account does not chat any more. */
    Mono<Void> of(Supplier<Caller> caller) {
        // By then the client may have shown a newer one.
        Flux<Long> expiries =
                Mono.defer(() -> Mono.delay(untilExpiry(caller.get()))).repeat();
        return Flux.merge(expiries, Flux.defer(() -> sessions.changes(caller.get())))
                .onBackpressureLatest()
                .concatMap(
                        _ -> Mono.defer(() -> checkChatting(caller.get()))
                                // Not knowing is no reason to end anything: the next check will know.
                                .onErrorResume(e -> Rejections.has(e, Rejection.Kind.UNAVAILABLE), _ -> Mono.empty()),
                        1)
                .then();
    }

    private Duration untilExpiry(Caller caller) {
        Duration left = Duration.between(time.now(), caller.expiresAt());
        return left.compareTo(SOONEST) < 0 ? SOONEST : left;
    }
}
