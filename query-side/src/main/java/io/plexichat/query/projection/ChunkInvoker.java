package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Projects each chunk in the unit of work it comes in, whose transaction also stores the token.
 *
 * @param turn held by whoever writes for the projection, until that is committed or undone
 */
record ChunkInvoker(
        Intake intake, DeadLetters letters, Lock turn, ProjectionProgress progress, EventProcessorSpanFactory spans)
        implements EventHandlerInvoker {

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        EventChunk chunk = (EventChunk) message.getPayload();
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        unit.onCleanup(_ -> chunk.done().run());
        turn.lock();
        unit.onCleanup(_ -> turn.unlock());
        unit.onRollback(_ -> letters.forget());
        List<TrackedEventMessage<?>> events = chunk.events();
        unit.afterCommit(_ -> {
            letters.committed();
            progress.moveTo(Positions.of(events.getLast()));
        });
        spans.createBatchSpan(true, events).runCallable(() -> {
            intake.take(events);
            return events;
        });
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
