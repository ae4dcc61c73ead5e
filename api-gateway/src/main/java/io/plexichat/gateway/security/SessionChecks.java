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
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.BotQuery.GetApiTokenStatus;
import io.plexichat.kernel.bot.BotQuery.ListLiveApiTokens;
import io.plexichat.kernel.bot.BotQuery.LiveApiToken;
import io.plexichat.kernel.bot.BotQuery.LiveApiTokens;
import io.plexichat.kernel.ephemeral.Topics;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.SessionRejections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether sessions are still live, and API tokens likewise. An answer is kept for some seconds; what this process itself ends, or is told that another one did,
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
    /** Of sessions and API tokens, and of accounts for all of theirs. */
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
        // Longer than an access token lives, nobody asks for its session; an API token's end has long been projected by
        // then.
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
                return Mono.error(caller.token() == null ? AccessTokens.refused() : ApiTokens.refused());
            }
            return status(caller)
                    .flatMap(status -> status.live()
                            ? Mono.just(roles.current(caller, status.roles()))
                            : Mono.error(over(caller)));
        });
    }

    private static RuntimeException over(Caller caller) {
        return caller.token() == null
                ? SessionRejections.ENDED.because("Expected a live session, but it has ended. Log in again.")
                : ApiTokens.refused();
    }

    /** An API token ended by the event at this position. Every gateway is told. */
    public void changed(ApiTokenId token, long position) {
        changes.tell(SessionChanges.Change.of(token, position));
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
        return sweep(SessionId.class, this::going).then(sweep(ApiTokenId.class, this::goingTokens));
    }

    private <T> Mono<Void> sweep(Class<T> kind, Function<List<T>, Mono<Set<T>>> going) {
        return Flux.defer(() -> Flux.fromIterable(changes.waitedFor(kind)))
                .buffer(ListLiveSessions.MOST)
                .concatMap(some -> going.apply(some)
                        .doOnNext(found -> some.stream()
                                .filter(Predicate.not(found::contains))
                                .forEach(each -> changes.heard(new SessionChanges.Change(each, UNKNOWN)))))
                .then();
    }

    private Mono<Set<SessionId>> going(List<SessionId> some) {
        return queries.ask(new ListLiveSessions(some, time.now()), LiveSessions.class)
                .map(found -> found.sessions().stream()
                        .filter(each -> each.roles() == null || chats(each.roles()))
                        .map(LiveStatus::sessionId)
                        .collect(Collectors.toSet()));
    }

    private Mono<Set<ApiTokenId>> goingTokens(List<ApiTokenId> some) {
        return queries.ask(new ListLiveApiTokens(some, time.now()), LiveApiTokens.class)
                .map(found -> found.tokens().stream()
                        .filter(each -> chats(each.roles()))
                        .map(LiveApiToken::tokenId)
                        .collect(Collectors.toSet()));
    }

    private static boolean chats(Set<ServerRole> accountRoles) {
        return Access.decide(Access.of(accountRoles), Permission.CHAT).isGranted();
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
        Changed last = caller.endsWith().stream().map(this::changed).reduce(Changed.NEVER, Changed::latest);
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
        Caller.ByToken token = caller.token();
        Object question = token == null
                ? new GetSessionStatus(caller.sessionId(), time.now())
                : new GetApiTokenStatus(token.tokenId(), time.now());
        return queries.ask(question, SessionStatus.class, needed).map(status -> new Checked(status, last.stamp()));
    }

    private Changed changed(Object subject) {
        return Objects.requireNonNullElse(changed.getIfPresent(subject), Changed.NEVER);
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
