package io.plexichat.query.projection;

import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Projects each chunk in the unit of work it comes in, whose transaction also stores the token. */
final class ChunkInvoker implements EventHandlerInvoker {
    private final Projection projection;
    private final ProjectionStore store;
    private final ProjectionProgress progress;
    private final EventProcessorSpanFactory spans;

    ChunkInvoker(
            Projection projection,
            ProjectionStore store,
            ProjectionProgress progress,
            EventProcessorSpanFactory spans) {
        this.projection = projection;
        this.store = store;
        this.progress = progress;
        this.spans = spans;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        EventChunk chunk = (EventChunk) message.getPayload();
        CurrentUnitOfWork.get().onCleanup(_ -> chunk.done().run());
        List<TrackedEventMessage<?>> events = chunk.events();
        CurrentUnitOfWork.get().afterCommit(_ -> progress.moveTo(Positions.of(events.getLast())));
        spans.createBatchSpan(true, events).runCallable(() -> {
            project(EventBatch.decode(events, projection, spans));
            return events;
        });
    }

    private void project(EventBatch batch) throws Exception {
        if (!batch.isEmpty()) {
            RowWriter rows = store.rows();
            projection.project(batch, rows);
            rows.flush();
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
