package io.plexichat.benchmarks.log;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** An event store on the benchmark's server. A new one is empty. */
interface StoreUnderTest extends AutoCloseable {

    EventStore events();

    /** What a pooled processor is best fed with. */
    default StreamableMessageSource<TrackedEventMessage<?>> replayed() {
        return events();
    }

    @Override
    void close();
}
