package io.plexichat.gateway.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.ephemeral.Topics;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.SessionRejections;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether sessions are still live. An answer is kept for some seconds; what this process itself ends, or is told that another one did,
 * is over at once, also while the read model does not know it yet.
 */
public final class SessionChecks {
    private static final int REMEMBERED = 100_000;

    private final Queries queries;
    private final ServerTime time;
    private final AsyncCache<SessionId, Checked> statuses;
    /** What the read model must have reached before it is asked about a session, or the sessions of an account. */
    private final Cache<Object, Long> changedAt;

    private final SessionChanges changes;

    SessionChecks(Queries queries, ServerTime time, GatewayProperties.Sessions properties, Topics topics) {
        this.queries = queries;
        this.time = time;
        statuses = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(properties.recheck())
                .buildAsync();
        // Longer than an access token lives, nobody asks.
        changedAt = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(properties.accessToken())
                .build();
        changes = new SessionChanges(
                topics, change -> changedAt.asMap().merge(change.subject(), change.position(), Math::max));
    }

    /** Rejected with {@code session.ended} or, once the access token is over, {@code request.unauthenticated}. */
    public Mono<Void> requireLive(Caller caller) {
        return Mono.defer(() -> {
            if (!time.now().isBefore(caller.expiresAt())) {
                return Mono.error(AccessTokens.refused());
            }
            return status(caller)
                    .flatMap(status -> status.live()
                            ? Mono.empty()
                            : Mono.error(SessionRejections.ENDED.because(
                                    "Expected a live session, but it has ended. Log in again.")));
        });
    }

    /** A session ended, or may have, by the event at this position. Every gateway is told. */
    public void changed(SessionId session, long position) {
        changes.tell(SessionChanges.Change.of(session, position));
    }

    /** Sessions of an account ended by the event at this position. Every gateway is told. */
    public void changed(AccountId account, long position) {
        changes.tell(SessionChanges.Change.of(account, position));
    }

    /** Emits each time that the session may have ended, as far as this process is told. Holds back nothing for who is slow. */
    public Flux<Long> changes(Caller caller) {
        return changes.of(caller);
    }

    /** As it was found, unless it may have changed since. */
    private Mono<SessionStatus> status(Caller caller) {
        long needed = Math.max(
                caller.sessionPosition(), Math.max(changedAt(caller.sessionId()), changedAt(caller.accountId())));
        CompletableFuture<Checked> found =
                statuses.get(caller.sessionId(), (_, _) -> ask(caller, needed).toFuture());
        return Mono.fromFuture(found, true).flatMap(checked -> {
            if (checked.asOf() >= needed) {
                return Mono.just(checked.status());
            }
            statuses.asMap().remove(caller.sessionId(), found);
            return status(caller);
        });
    }

    private Mono<Checked> ask(Caller caller, long needed) {
        return queries.ask(new GetSessionStatus(caller.sessionId(), time.now()), SessionStatus.class, needed)
                .map(status -> new Checked(status, needed));
    }

    private long changedAt(Object sessionOrAccount) {
        Long position = changedAt.getIfPresent(sessionOrAccount);
        return position == null ? -1 : position;
    }

    /** @param asOf the position that the read model had surely reached */
    private record Checked(SessionStatus status, long asOf) {}
}
