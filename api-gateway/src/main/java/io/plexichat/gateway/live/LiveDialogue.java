package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.live.LiveOp.Subscribe;
import io.plexichat.gateway.problem.Rejections;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.account.AccountId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One client on a connection that goes both ways. What it asks for is carried out in order, one after the other, and only as fast as
 * it takes the answers; events stand between the answers, pulled in the same way. Fails with what the connection has to end for.
 */
final class LiveDialogue {
    private final LiveDialogues shared;
    private final RequestContext origin;
    private final Outlet outlet;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Disposable.Composite held = Disposables.composite();
    private final Sinks.Empty<Void> begun = Sinks.empty();
    private volatile @Nullable Authentication authentication;

    LiveDialogue(LiveDialogues shared, RequestContext origin, Outlet outlet) {
        this.shared = shared;
        this.origin = origin;
        this.outlet = outlet;
    }

    /** Whether it is known whose it is. */
    boolean isAuthenticated() {
        return authentication != null;
    }

    /**
     * The server's frames, those together that are there at once. Completes when the server stops and all that was read is answered.
     *
     * @param known null when the client has yet to say who it is
     * @param frames a JSON text each; read ahead by the window at most
     */
    Flux<List<Frame>> answers(@Nullable Authentication known, Flux<JsonText> frames) {
        // Nothing is said before the frames are listened to: RSocket drops a first one that nobody waits for by then.
        Sinks.Empty<Void> listening = Sinks.empty();
        Mono<Frame> greeting = known == null ? Mono.empty() : listening.asMono().then(begin(known));
        Flux<Mono<Frame>> carriedOut = frames.doOnSubscribe(_ -> listening.tryEmitEmpty())
                .takeUntilOther(shared.streams().stopped())
                .map(this::answer);
        Flux<List<Frame>> replies = Flux.concat(Mono.just(greeting), carriedOut)
                .concatMap(answer -> answer, shared.window() + 1)
                .map(List::of);
        Flux<List<Frame>> events =
                subscriptions.deliveries().takeUntilOther(shared.streams().stopped());
        return Flux.merge(1, replies, events)
                .takeUntilOther(late())
                .takeUntilOther(begun.asMono().then(shared.ends().of(this::caller)))
                .takeUntilOther(begun.asMono()
                        .thenMany(Flux.defer(() -> shared.streams().counted(caller()))))
                .doFinally(_ -> held.dispose());
    }

    private Mono<Frame> answer(JsonText frame) {
        RequestContext context = origin.another();
        return Mono.defer(() -> {
                    JsonInput input = frame.parsed();
                    Object reference = LiveOp.reference(input).orElse(null);
                    return Mono.defer(() -> carriedOut(input.read(LiveOp::read), reference))
                            .onErrorResume(e -> !ends(e), e -> refused(reference, e, context));
                })
                .onErrorResume(e -> !ends(e), e -> refused(null, e, context))
                .contextWrite(context::putInto);
    }

    private Mono<Frame> carriedOut(LiveOp op, @Nullable Object reference) {
        return switch (op) {
            case LiveOp.Authenticate(String token) -> authenticated(token);
            case LiveOp.Ping _ -> Mono.just(LiveFrames.PONG);
            case Subscribe subscribe -> asCaller(op, _ -> subscribed(subscribe));
            case LiveOp.Unsubscribe _ -> asCaller(op, _ -> Mono.fromRunnable(subscriptions::end));
            case LiveOp.Send(JsonInput message) ->
                asCaller(
                        op,
                        caller -> shared.sending()
                                .one(caller, message)
                                .map(sent -> shared.frames().ack(reference, sent.message())));
            case LiveOp.Typing(var channel) ->
                asCaller(op, caller -> shared.signals().typing(caller, channel).then(Mono.empty()));
        };
    }

    /** The first one decides whether there is a dialogue at all. */
    private Mono<Frame> authenticated(String token) {
        boolean again = isAuthenticated();
        return shared.authenticated(token)
                .flatMap(this::begin)
                .onErrorMap(e -> again ? e : new RefusedConnectionException(e));
    }

    private Mono<Frame> asCaller(LiveOp op, Function<Caller, Mono<Frame>> work) {
        Authentication now = authentication;
        if (now == null) {
            return Mono.error(CommonRejections.UNAUTHENTICATED_REQUEST.because(
                    "Expected to be told first who is there, but got something else."));
        }
        return shared.ends()
                .check(caller())
                .doOnNext(caller -> op.needs()
                        .ifPresent(needed -> caller.require(needed, () -> "Expected to do this on a connection")))
                .flatMap(work)
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(now));
    }

    private Mono<Frame> begin(Authentication given) {
        return Mono.defer(() -> {
            AccountId account = caller(given).accountId();
            boolean again = isAuthenticated();
            if (again && !account.equals(caller().accountId())) {
                return Mono.error(CommonRejections.invalid(
                        "token", "conflicting", "Expected a token of the same account, but it is another's."));
            }
            if (!again) {
                held.add(shared.limits().connection(account));
                held.add(shared.signals().connected(caller(given)));
            }
            authentication = given;
            begun.tryEmitEmpty();
            return shared.streams().ready().map(shared.frames()::ready);
        });
    }

    private Mono<Frame> subscribed(Subscribe asked) {
        Caller caller = caller();
        Long after = subscriptions.after(asked);
        return shared.streams()
                .audience(caller, asked.channels(), after)
                .doOnNext(audience -> subscriptions.begin(asked, from -> {
                    LiveStream stream = shared.streams().stream(caller, asked.channels(), from, audience, outlet);
                    return new Subscriptions.Opened(
                            stream.after(), shared.streams().deliveries(caller, stream, outlet));
                }))
                .then(Mono.empty());
    }

    /** Fails when nobody has said in time who is there. */
    private Mono<Void> late() {
        return Mono.delay(shared.authenticateWithin())
                .then(Mono.defer(() -> isAuthenticated()
                        ? Mono.never()
                        : Mono.error(CommonRejections.UNAUTHENTICATED_REQUEST.because(
                                "Expected to be told in time who is there, but was not."))));
    }

    private Mono<Frame> refused(@Nullable Object reference, Throwable thrown, RequestContext context) {
        return Mono.fromSupplier(
                () -> shared.frames().error(reference, shared.problems().of(thrown, context)));
    }

    private boolean ends(Throwable thrown) {
        return thrown instanceof RefusedConnectionException || Rejections.has(thrown, Rejection.Kind.UNAUTHENTICATED);
    }

    private Caller caller() {
        return caller(Objects.requireNonNull(authentication));
    }

    private static Caller caller(Authentication authentication) {
        return (Caller) Objects.requireNonNull(authentication.getPrincipal());
    }
}
