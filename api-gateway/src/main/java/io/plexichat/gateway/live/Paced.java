package io.plexichat.gateway.live;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Passes a client's demand on one by one, and only while its socket takes what it was answered: RSocket itself would queue as much as
 * the client has asked for, which may be everything, and HTTP a number of answers, however long they are.
 */
final class Paced<T> implements CoreSubscriber<T>, Subscription {
    private final CoreSubscriber<? super T> client;
    private final Pressure pressure;
    private final ToLongFunction<T> size;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean asked;
    private volatile boolean over;
    private Subscription source = Operators.emptySubscription();

    private Paced(CoreSubscriber<? super T> client, Pressure pressure, ToLongFunction<T> size) {
        this.client = client;
        this.pressure = pressure;
        this.size = size;
    }

    /** @param size in bytes */
    static <T> Flux<T> by(Pressure pressure, ToLongFunction<T> size, Flux<T> answers) {
        return answers.transform(Operators.<T, T>lift((_, client) -> new Paced<>(client, pressure, size)));
    }

    @Override
    public Context currentContext() {
        return client.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        client.onSubscribe(this);
    }

    @Override
    public void onNext(T answer) {
        pressure.answered(size.applyAsLong(answer));
        asked = false;
        client.onNext(answer);
        ask();
    }

    @Override
    public void onError(Throwable thrown) {
        over = true;
        client.onError(thrown);
    }

    @Override
    public void onComplete() {
        over = true;
        client.onComplete();
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            demand.accumulateAndGet(n, Operators::addCap);
            ask();
        }
    }

    @Override
    public void cancel() {
        over = true;
        source.cancel();
    }

    private void ask() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int turn = 1;
        do {
            if (!asked && !over && demand.get() > 0) {
                askOnce();
            }
            turn = turns.addAndGet(-turn);
        } while (turn != 0);
    }

    private void askOnce() {
        if (pressure.isLow()) {
            asked = true;
            demand.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
            source.request(1);
        } else if (waiting.compareAndSet(false, true)) {
            pressure.whenLow(() -> {
                waiting.set(false);
                ask();
            });
        }
    }
}
