package io.plexichat.benchmarks.log;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;

/** Axon's command bus and repository on a store: the same classes for every store. */
final class Commands {

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    private Commands(Repository<Note> repository) {
        String[] metadata = Notes.METADATA.keySet().toArray(String[]::new);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(metadata)));
        AggregateAnnotationCommandHandler.<Note>builder()
                .aggregateType(Note.class)
                .repository(repository)
                .build()
                .subscribe(bus);
    }

    static Commands uncached(EventStore events) {
        return on(events, NoCache.INSTANCE, NoSnapshotTriggerDefinition.INSTANCE);
    }

    static Commands cached(EventStore events) {
        return on(events, new StrongCache(), NoSnapshotTriggerDefinition.INSTANCE);
    }

    static Commands on(EventStore events, Cache cache, SnapshotTriggerDefinition snapshots) {
        var builder =
                EventSourcingRepository.builder(Note.class).eventStore(events).snapshotTriggerDefinition(snapshots);
        return new Commands(
                cache == NoCache.INSTANCE
                        ? builder.build()
                        : builder.cache(cache).build());
    }

    /** Returns when it is done. */
    void send(NoteCommand command) {
        CommandCallback<NoteCommand, Object> failIfExceptional = (_, result) -> {
            if (result.isExceptional()) {
                throw new IllegalStateException("Expected the command to succeed.", result.exceptionResult());
            }
        };
        bus.dispatch(new GenericCommandMessage<>(command, Notes.METADATA), failIfExceptional);
    }
}
