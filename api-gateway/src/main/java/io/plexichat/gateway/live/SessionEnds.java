package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.problem.Rejections;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.Rejection;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices that what was opened in a session has to end with it. */
final class SessionEnds {
    /** Between checks of a session whose access token is over, until the first of them has ended it. */
    private static final Duration SOONEST = Duration.ofMillis(50);

    private final SessionChecks sessions;
    private final ServerTime time;
    private final Duration recheck;

    SessionEnds(SessionChecks sessions, ServerTime time, Duration recheck) {
        this.sessions = sessions;
        this.time = time;
        this.recheck = recheck;
    }

    /** Completes when the session is live; fails with the rejection when it is over. */
    Mono<Void> check(Caller caller) {
        return sessions.requireLive(caller);
    }

    /** Never completes; fails with the rejection when the session or the access token is over. */
    Mono<Void> of(Supplier<Caller> caller) {
        Flux<Long> rechecks =
                Mono.defer(() -> Mono.delay(untilNextCheck(caller.get()))).repeat();
        return Flux.merge(rechecks, Flux.defer(() -> sessions.changes(caller.get())))
                .onBackpressureLatest()
                .concatMap(
                        _ -> Mono.defer(() -> check(caller.get()))
                                // Not knowing is no reason to end anything: the next check will know.
                                .onErrorResume(e -> Rejections.has(e, Rejection.Kind.UNAVAILABLE), _ -> Mono.empty()),
                        1)
                .then();
    }

    private Duration untilNextCheck(Caller caller) {
        Duration left = Duration.between(time.now(), caller.expiresAt());
        return left.compareTo(recheck) > 0 ? recheck : left.compareTo(SOONEST) < 0 ? SOONEST : left;
    }
}
