package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PacedSourceIT {

    private static final int UNIT = 500;
    private static final int EVENTS = 40 * UNIT;
    /** How long Axon's coordinator pauses when a queue is full. */
    private static final long PAUSE_MILLIS = 100;

    private final TestLog log = TestLog.create();
    private final Coordinator coordinator = new Coordinator();
    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(2);
    private final List<Long> handled = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch left = new CountDownLatch(EVENTS);

    /** Knows for how long it was to wait. */
    private static final class Coordinator extends ScheduledThreadPoolExecutor {

        private final Set<Long> delays = ConcurrentHashMap.newKeySet();
        private final CountDownLatch idle = new CountDownLatch(1);

        Coordinator() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            delays.add(unit.toMillis(delay));
            if (delay > 0) {
                idle.countDown();
            }
            return super.schedule(command, delay, unit);
        }
    }

    @BeforeEach
    void fill() {
        for (int unit = 0; unit < EVENTS; unit += UNIT) {
            List<EventMessage<?>> events = new ArrayList<>();
            for (int i = 0; i < UNIT; i++) {
                events.add(event("aggregate-" + (unit + i), 0));
            }
            log.append(events);
        }
        // Otherwise they are read from memory.
        log.reopen(builder -> builder);
    }

    @AfterEach
    void close() {
        coordinator.shutdownNow();
        worker.shutdownNow();
        log.close();
    }

    private PooledStreamingEventProcessor start(EventMessageHandler handler, int segments) {
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("test")
                .messageSource(new PacedSource(log.store()))
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .initialSegmentCount(segments)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(UNIT)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
        processor.start();
        return processor;
    }

    private Object handle(EventMessage<?> message) {
        handled.add(TestLog.position(message));
        left.countDown();
        return message;
    }

    @Test
    void shouldNeverLetTheCoordinatorPause() throws InterruptedException {
        var processor = start(
                message -> {
                    // So that all are out that can be.
                    assertThat(coordinator.idle.await(60, TimeUnit.SECONDS)).isTrue();
                    return handle(message);
                },
                1);
        assertThat(left.await(90, TimeUnit.SECONDS)).isTrue();
        processor.shutDown();

        assertThat(handled).hasSize(EVENTS).isSorted().startsWith(0L).endsWith(EVENTS - 1L);
        assertThat(handled).doesNotHaveDuplicates();
        assertThat(coordinator.delays).doesNotContain(PAUSE_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldHandleEachEventOnce(int segments) throws InterruptedException {
        var processor = start(this::handle, segments);
        assertThat(left.await(90, TimeUnit.SECONDS)).isTrue();
        processor.shutDown();

        assertThat(handled).hasSize(EVENTS).doesNotHaveDuplicates();
    }

    @Test
    void shouldPassByEventsThatNobodyHandles() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        var processor = start(
                new EventMessageHandler() {
                    @Override
                    public Object handle(EventMessage<?> message) {
                        last.countDown();
                        return message;
                    }

                    @Override
                    public boolean canHandle(EventMessage<?> message) {
                        return TestLog.position(message) == EVENTS - 1;
                    }
                },
                1);
        assertThat(last.await(90, TimeUnit.SECONDS)).isTrue();
        processor.shutDown();

        assertThat(coordinator.delays).doesNotContain(PAUSE_MILLIS);
    }
}
