package io.plexichat.query.projection;

import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Projects each chunk in the unit of work it comes in, whose transaction also stores the token. */
record ChunkInvoker(Parts parts, Intake intake) implements EventHandlerInvoker {

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        EventChunk chunk = (EventChunk) message.getPayload();
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        unit.onCleanup(_ -> chunk.done().run());
        parts.turn().lock();
        unit.onCleanup(_ -> parts.turn().unlock());
        unit.onRollback(_ -> parts.letters().forget());
        List<TrackedEventMessage<?>> events = chunk.events();
        unit.afterCommit(_ -> {
            parts.letters().committed();
            parts.progress().moveTo(Positions.of(events.getLast()));
        });
        parts.spans().createBatchSpan(true, events).runCallable(() -> {
            intake.take(events);
            return events;
        });
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
