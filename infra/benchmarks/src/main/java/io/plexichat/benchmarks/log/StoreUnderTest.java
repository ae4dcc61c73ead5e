package io.plexichat.benchmarks.log;

import org.axonframework.eventsourcing.eventstore.EventStore;

/** An event store on the benchmark's server. A new one is empty. */
interface StoreUnderTest extends AutoCloseable {

    EventStore events();

    @Override
    void close();
}
