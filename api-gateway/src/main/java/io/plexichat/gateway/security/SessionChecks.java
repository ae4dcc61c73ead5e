package io.plexichat.gateway.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.ephemeral.Topics;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.SessionRejections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether sessions are still live. An answer is kept for some seconds; what this process itself ends, or is told that another one did,
 * is over at once, also while the read model does not know it yet.
 */
public final class SessionChecks {
    private static final int REMEMBERED = 100_000;
    /** Of no event: nothing has to be waited for. */
    private static final long UNKNOWN = 0;

    private final Queries queries;
    private final ServerTime time;
    private final CurrentRoles roles;
    private final AsyncCache<SessionId, Checked> statuses;
    /** Of sessions, and of accounts for all of theirs. */
    private final Cache<Object, Changed> changed;

    /** Grows with each change. */
    private final AtomicLong stamps = new AtomicLong();

    private final SessionChanges changes;

    SessionChecks(
            Queries queries,
            ServerTime time,
            CurrentRoles roles,
            GatewayProperties.Sessions properties,
            Topics topics) {
        this.queries = queries;
        this.time = time;
        this.roles = roles;
        statuses = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(properties.recheck())
                .buildAsync();
        // Longer than an access token lives, nobody asks.
        changed = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(properties.accessToken())
                .build();
        changes = new SessionChanges(topics, this::remember);
    }

    /**
     * The caller with the roles that the account has now. Rejected with {@code session.ended} or, once the access token is over,
     * {@code request.unauthenticated}.
     */
    public Mono<Caller> current(Caller caller) {
        return Mono.defer(() -> {
            if (!time.now().isBefore(caller.expiresAt())) {
                return Mono.error(AccessTokens.refused());
            }
            return status(caller)
                    .flatMap(status -> status.live()
                            ? Mono.just(roles.current(caller, status.roles()))
                            : Mono.error(SessionRejections.ENDED.because(
                                    "Expected a live session, but it has ended. Log in again.")));
        });
    }

    /** A session ended, or may have, by the event at this position. Every gateway is told. */
    public void changed(SessionId session, long position) {
        changes.tell(SessionChanges.Change.of(session, position));
    }

    /** Sessions of an account ended, or what it may do is other, by the event at this position. Every gateway is told. */
    public void changed(AccountId account, long position) {
        changes.tell(SessionChanges.Change.of(account, position));
    }

    /**
     * Asks for all sessions at once that {@link #changes} are listened to of, for whom no hint came. Those that are not live, or whose
     * accounts do not chat any more, are told that they may have ended.
     */
    public Mono<Void> sweep() {
        return Flux.defer(() -> Flux.fromIterable(changes.sessions()))
                .buffer(ListLiveSessions.MOST)
                .concatMap(some -> queries.ask(new ListLiveSessions(some, time.now()), LiveSessions.class)
                        .doOnNext(found -> some.stream()
                                .filter(Predicate.not(going(found)::contains))
                                .forEach(session -> changes.heard(SessionChanges.Change.of(session, UNKNOWN)))))
                .then();
    }

    private static Set<SessionId> going(LiveSessions found) {
        return found.sessions().stream()
                .filter(each -> each.roles() == null
                        || Access.decide(Access.of(each.roles()), Permission.CHAT)
                                .isGranted())
                .map(LiveStatus::sessionId)
                .collect(Collectors.toSet());
    }

    /** Emits each time that the session may have ended, or its account may do something else, as far as this process is told. Holds back nothing for who is slow. */
    public Flux<Long> changes(Caller caller) {
        return changes.of(caller);
    }

    private void remember(SessionChanges.Change change) {
        changed.asMap()
                .merge(change.subject(), new Changed(change.position(), stamps.incrementAndGet()), Changed::latest);
    }

    /** As it was found, unless it may have changed since. */
    private Mono<SessionStatus> status(Caller caller) {
        Changed last = changed(caller.sessionId()).latest(changed(caller.accountId()));
        CompletableFuture<Checked> found =
                statuses.get(caller.sessionId(), (_, _) -> ask(caller, last).toFuture());
        return Mono.fromFuture(found, true).flatMap(checked -> {
            if (checked.stamp() >= last.stamp()) {
                return Mono.just(checked.status());
            }
            statuses.asMap().remove(caller.sessionId(), found);
            return status(caller);
        });
    }

    private Mono<Checked> ask(Caller caller, Changed last) {
        long needed = Math.max(caller.sessionPosition(), last.position());
        return queries.ask(new GetSessionStatus(caller.sessionId(), time.now()), SessionStatus.class, needed)
                .map(status -> new Checked(status, last.stamp()));
    }

    private Changed changed(Object sessionOrAccount) {
        return Objects.requireNonNullElse(changed.getIfPresent(sessionOrAccount), Changed.NEVER);
    }

    /**
     * @param position what the read model must have reached before it is asked
     * @param stamp tells which answers are older
     */
    private record Changed(long position, long stamp) {
        private static final Changed NEVER = new Changed(-1, 0);

        Changed latest(Changed other) {
            return new Changed(Math.max(position, other.position), Math.max(stamp, other.stamp));
        }
    }

    /** @param stamp of the last change that it knows of */
    private record Checked(SessionStatus status, long stamp) {}
}
