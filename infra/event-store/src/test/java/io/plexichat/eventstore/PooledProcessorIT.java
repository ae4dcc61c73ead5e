package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PooledProcessorIT {

    /** Axon polls a stream without a callback every 500 ms; so many rounds would take it ten seconds. */
    private static final int ROUNDS = 20;

    private final TestLog log = TestLog.create();
    private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(2);
    private final LinkedBlockingQueue<Long> handled = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        coordinator.shutdownNow();
        worker.shutdownNow();
        log.close();
    }

    private PooledStreamingEventProcessor processor(
            EventMessageHandler handler, ListenerInvocationErrorHandler errorHandler) {
        return PooledStreamingEventProcessor.builder()
                .name("test")
                .messageSource(log.store())
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(errorHandler)
                        .build())
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .initialSegmentCount(1)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
    }

    @Test
    void shouldBeWokenByTheCommit() throws InterruptedException {
        var processor = processor(
                message -> {
                    handled.add(TestLog.position(message));
                    return null;
                },
                PropagatingErrorHandler.instance());
        processor.start();
        log.append(event("a", 0));
        assertThat(handled.poll(30, TimeUnit.SECONDS)).isZero();

        List<Long> positions = new ArrayList<>();
        long start = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            log.append(event("a", round));
            positions.add(handled.take());
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        processor.shutDown();

        assertThat(positions).hasSize(ROUNDS).isSorted().startsWith(1L).endsWith((long) ROUNDS);
        assertThat(taken).isLessThan(Duration.ofMillis(ROUNDS * 250L));
    }

    @Test
    void shouldMeetAnEventThatCannotBeReadAsTheFailureOfAHandler() throws InterruptedException {
        log.append(event("a", 0), event("b", 0), event("c", 0));
        log.rewrite("UPDATE log.event SET payload = 'not json' WHERE position = 1");
        log.reopen(builder -> builder);
        List<Throwable> failures = new CopyOnWriteArrayList<>();

        var processor = processor(
                message -> {
                    assertThat(message.getPayload()).isInstanceOf(Noted.class);
                    handled.add(TestLog.position(message));
                    return null;
                },
                (failure, _, _) -> failures.add(failure));
        processor.start();

        assertThat(handled.poll(30, TimeUnit.SECONDS)).isZero();
        assertThat(handled.poll(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(failures).singleElement().isInstanceOf(UnreadableEventException.class);
        processor.shutDown();
    }
}
