package io.plexichat.gateway.live;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** The pages of a stream, each taken when it is asked for. To be subscribed to once. */
final class LivePages extends Flux<List<Delivery>> {
    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);

    private final LiveStream stream;

    LivePages(LiveStream stream) {
        this.stream = stream;
    }

    @Override
    public void subscribe(CoreSubscriber<? super List<Delivery>> reader) {
        Turns turns = new Turns(stream, reader);
        stream.begin(turns::take);
        reader.onSubscribe(turns);
    }

    /** Whoever asks, wakes or cancels takes the next turn, unless somebody is at it, who then takes it for him. */
    private static final class Turns implements Subscription {
        private final LiveStream stream;
        private final CoreSubscriber<? super List<Delivery>> reader;
        private final AtomicInteger turns = new AtomicInteger();
        private final AtomicLong demand = new AtomicLong();
        private volatile boolean cancelled;
        private volatile @Nullable Disposable reading;
        private volatile @Nullable Throwable failure;
        /** Of turns. */
        private boolean over;

        Turns(LiveStream stream, CoreSubscriber<? super List<Delivery>> reader) {
            this.stream = stream;
            this.reader = reader;
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n)) {
                demand.accumulateAndGet(n, Operators::addCap);
                take();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            take();
        }

        void take() {
            if (turns.getAndIncrement() != 0) {
                return;
            }
            int turn = 1;
            do {
                goOn();
                turn = turns.addAndGet(-turn);
            } while (turn != 0);
        }

        private void goOn() {
            Throwable failed = failure;
            if (failed != null && !over) {
                end();
                reader.onError(failed);
            }
            while (!over && !cancelled && reading == null && demand.get() > 0) {
                if (!one()) {
                    break;
                }
            }
            if (cancelled && !over) {
                end();
            }
        }

        /** False when there is nothing now. */
        private boolean one() {
            LiveStream.Next next;
            try {
                next = stream.next();
            } catch (RuntimeException e) {
                end();
                reader.onError(e);
                return false;
            }
            return switch (next) {
                case LiveStream.Next.Page(List<Delivery> page) -> {
                    demand.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
                    reader.onNext(page);
                    yield true;
                }
                case LiveStream.Next.Read read -> {
                    read(read);
                    yield true;
                }
                case LiveStream.Next.Nothing _ -> false;
            };
        }

        private void read(LiveStream.Next.Read read) {
            Disposable.Swap work = Disposables.swap();
            reading = work;
            work.update(read.work()
                    .contextWrite(reader.currentContext())
                    .subscribe(_ -> {}, e -> later(() -> failure = e), () -> later(() -> {})));
        }

        private void later(Runnable first) {
            try {
                stream.executor().execute(() -> {
                    first.run();
                    reading = null;
                    take();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("A stream does not go on, the server stops.", e);
            }
        }

        private void end() {
            over = true;
            Disposable work = reading;
            if (work != null) {
                work.dispose();
            }
            stream.end();
        }
    }
}
