package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.eventstore.PacedSource;
import io.plexichat.eventstore.PostgresEventStore;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The log as the product runs it. */
final class Plexi implements StoreUnderTest {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final PostgresEventStore store;

    private Plexi(HikariDataSource pool, PostgresEventStore store) {
        this.pool = pool;
        this.store = store;
    }

    static Plexi empty(BenchmarkServer server) {
        server.execute("DROP SCHEMA IF EXISTS log CASCADE");
        return open(server);
    }

    /** With what is in it. */
    static Plexi open(BenchmarkServer server) {
        HikariDataSource pool = server.pool(CONNECTIONS, true);
        return new Plexi(
                pool,
                PostgresEventStore.builder()
                        .dataSource(pool)
                        .eventSerializer(Notes.serializer())
                        .build());
    }

    @Override
    public PostgresEventStore events() {
        return store;
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> replayed() {
        return new PacedSource(store);
    }

    @Override
    public void close() {
        store.close();
        pool.close();
    }
}
