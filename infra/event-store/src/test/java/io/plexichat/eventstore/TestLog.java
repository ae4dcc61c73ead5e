package io.plexichat.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** An empty database with a store on it. */
final class TestLog implements AutoCloseable {

    static final String AGGREGATE_TYPE = "Note";

    private final PostgresDatabase database;
    private final HikariDataSource pool;
    private PostgresEventStore store;

    private TestLog(PostgresDatabase database, UnaryOperator<PostgresEventStoreBuilder> customizer) {
        this.database = database;
        this.pool = pool(database);
        this.store = customizer.apply(builder(pool)).build();
    }

    static TestLog create() {
        return create(builder -> builder);
    }

    static TestLog create(UnaryOperator<PostgresEventStoreBuilder> customizer) {
        return new TestLog(TestServers.freshDatabase(), customizer);
    }

    static TestLog on(PostgresDatabase database, UnaryOperator<PostgresEventStoreBuilder> customizer) {
        return new TestLog(database, customizer);
    }

    static PostgresEventStoreBuilder builder(HikariDataSource pool) {
        return PostgresEventStore.builder()
                .dataSource(pool)
                .eventSerializer(serializer())
                .ownershipPatience(Duration.ofSeconds(2));
    }

    static JacksonSerializer serializer() {
        return JacksonSerializer.defaultSerializer();
    }

    static HikariDataSource pool(PostgresDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(6);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    PostgresEventStore store() {
        return store;
    }

    HikariDataSource pool() {
        return pool;
    }

    PostgresDatabase database() {
        return database;
    }

    /** A new store on the same database. */
    PostgresEventStore reopen(UnaryOperator<PostgresEventStoreBuilder> customizer) {
        store.close();
        store = customizer.apply(builder(pool)).build();
        return store;
    }

    static DomainEventMessage<Noted> event(String aggregate, long sequence) {
        return event(aggregate, sequence, aggregate + "/" + sequence);
    }

    static DomainEventMessage<Noted> event(String aggregate, long sequence, Instant at) {
        return new GenericDomainEventMessage<>(
                AGGREGATE_TYPE,
                aggregate,
                sequence,
                new Noted(aggregate),
                MetaData.emptyInstance(),
                IdentifierFactory.getInstance().generateIdentifier(),
                at);
    }

    static DomainEventMessage<Noted> event(String aggregate, long sequence, String text) {
        return new GenericDomainEventMessage<>(AGGREGATE_TYPE, aggregate, sequence, new Noted(text));
    }

    /** As a command does: in a unit of work. */
    PositionRange append(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.execute(() -> store.publish(events));
        return store.appended(unitOfWork).orElseThrow();
    }

    PositionRange append(EventMessage<?>... events) {
        return append(List.of(events));
    }

    /** What a stream after the token gives up to the head. */
    List<TrackedEventMessage<?>> read(@Nullable TrackingToken token) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (var stream = store.openStream(token)) {
            while (stream.hasNextAvailable()) {
                events.add(stream.nextAvailable());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    static long position(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands there afterwards is valid, as if it had been written so. */
    void rewrite(String sql) {
        execute(sql);
        try (Connection connection = connect()) {
            Seal.renew(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (result.next()) {
                column.add(result.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Breaks every connection that the store has. */
    void terminateConnections() {
        TestServers.disconnectClients(database);
        // The pool hands out connections it has used just before without a look at them.
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() {
        store.close();
        pool.close();
    }
}
