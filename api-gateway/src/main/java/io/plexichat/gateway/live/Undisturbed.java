package io.plexichat.gateway.live;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Keeps a cancellation from the source, whose further values are dropped: a WebSocket whose reader cancels is closed at once, without
 * a reason.
 */
final class Undisturbed<T> implements CoreSubscriber<T>, Subscription {
    private final CoreSubscriber<? super T> reader;
    private Subscription source = Operators.emptySubscription();
    private volatile boolean cancelled;

    private Undisturbed(CoreSubscriber<? super T> reader) {
        this.reader = reader;
    }

    static <T> Flux<T> reading(Flux<T> source) {
        return source.transform(Operators.<T, T>lift((_, reader) -> new Undisturbed<>(reader)));
    }

    @Override
    public Context currentContext() {
        return reader.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        reader.onSubscribe(this);
    }

    @Override
    public void onNext(T value) {
        if (!cancelled) {
            reader.onNext(value);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        if (!cancelled) {
            reader.onError(thrown);
        }
    }

    @Override
    public void onComplete() {
        if (!cancelled) {
            reader.onComplete();
        }
    }

    @Override
    public void request(long n) {
        source.request(n);
    }

    @Override
    public void cancel() {
        cancelled = true;
        // A goodbye may still come.
        source.request(Long.MAX_VALUE);
    }
}
