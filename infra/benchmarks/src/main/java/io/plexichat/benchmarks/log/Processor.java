package io.plexichat.benchmarks.log;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Axon's pooled streaming processor with one segment, from the beginning of a log. */
final class Processor implements AutoCloseable {

    private final ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final PooledStreamingEventProcessor processor;

    private Processor(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens,
            int batch,
            Consumer<NoteWritten> handler) {
        processor = PooledStreamingEventProcessor.builder()
                .name("benchmark")
                .messageSource(events)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new AnnotationEventHandlerAdapter(new Handler(handler)))
                        .build())
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.INSTANCE)
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(1)
                .batchSize(batch)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
    }

    /** @param handler gets every payload, as all handlers do that do something */
    static Processor start(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens,
            int batch,
            Consumer<NoteWritten> handler) {
        Processor processor = new Processor(events, tokens, batch, handler);
        processor.processor.start();
        return processor;
    }

    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdownNow();
        worker.shutdownNow();
    }

    /** Found by its annotation. */
    record Handler(Consumer<NoteWritten> action) {

        @EventHandler
        void on(NoteWritten event) {
            action.accept(event);
        }
    }
}
