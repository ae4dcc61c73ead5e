package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;

/**
 * Axon's own store with the settings that serve it best: BYTEA columns, the indexes of its table factory, a pool that is full from the
 * start, one transaction for each unit of work, begun with its first statement and not before.
 */
final class AxonJdbc implements StoreUnderTest {

    private final HikariDataSource pool;
    private final EmbeddedEventStore store;

    private AxonJdbc(HikariDataSource pool, EmbeddedEventStore store) {
        this.pool = pool;
        this.store = store;
    }

    static AxonJdbc empty(BenchmarkServer server, int connections, int pageSize) {
        server.execute("DROP TABLE IF EXISTS DomainEventEntry, SnapshotEventEntry");
        return open(server.pool(connections, false), pageSize);
    }

    /** For reading what is in it, when no statement needs a transaction. */
    static AxonJdbc forReading(BenchmarkServer server, int pageSize) {
        return open(server.pool(4, true), pageSize);
    }

    private static AxonJdbc open(HikariDataSource pool, int pageSize) {
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(pool));
        Serializer serializer = Notes.serializer();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .dataType(byte[].class)
                .batchSize(pageSize)
                .build();
        UnitsOfWork.run(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        return new AxonJdbc(
                pool, EmbeddedEventStore.builder().storageEngine(engine).build());
    }

    @Override
    public EventStore events() {
        return store;
    }

    @Override
    public void close() {
        store.shutDown();
        pool.close();
    }
}
