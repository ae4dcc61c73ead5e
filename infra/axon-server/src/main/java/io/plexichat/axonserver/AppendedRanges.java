package io.plexichat.axonserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Which positions the events of a unit of work got. Axon Server writes them next to each other, in order, so the last one tells all.
 * It is waited for where the log comes by.
 */
final class AppendedRanges implements AutoCloseable {
    private static final String KEY = AppendedRanges.class.getName();
    private static final long PATIENCE_SECONDS = 5;

    private final LogTail tail;
    private final Registration listening;

    AppendedRanges(LogTail tail, EventStore store) {
        this.tail = tail;
        this.listening = store.subscribe(this::prepared);
    }

    /** @throws EventStoreException when the log does not come by in time: what was appended may well be there */
    Optional<AxonServerLog.Range> appended(UnitOfWork<?> unitOfWork) {
        List<String> ids = unitOfWork.root().getOrDefaultResource(KEY, List.of());
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        String lastId = ids.getLast();
        try {
            long last = tail.await(lastId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Optional.of(new AxonServerLog.Range(last - ids.size() + 1, last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while waiting for the log.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new EventStoreException("Expected to see appended events in the log, but did not in time.", e);
        } finally {
            tail.forget(lastId);
        }
    }

    @Override
    public void close() {
        listening.cancel();
    }

    /** They are in the unit of work, but not in the log yet. */
    private void prepared(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            List<String> ids = CurrentUnitOfWork.get().root().getOrComputeResource(KEY, _ -> new ArrayList<>());
            events.forEach(event -> ids.add(event.getIdentifier()));
        }
    }
}
