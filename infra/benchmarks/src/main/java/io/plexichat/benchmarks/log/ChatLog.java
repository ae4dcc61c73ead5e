package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.eventstore.PostgresEventStore;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** A log of what people said, as the product keeps it. */
final class ChatLog implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int UNIT = 2_000;

    private final HikariDataSource pool;
    private final PostgresEventStore store;

    private ChatLog(HikariDataSource pool, PostgresEventStore store) {
        this.pool = pool;
        this.store = store;
    }

    static ChatLog empty(BenchmarkServer server) {
        server.execute("DROP SCHEMA IF EXISTS log CASCADE");
        HikariDataSource pool = server.pool(CONNECTIONS, true);
        return new ChatLog(
                pool,
                PostgresEventStore.builder()
                        .dataSource(pool)
                        .eventSerializer(ChatSerializer.create())
                        .build());
    }

    PostgresEventStore events() {
        return store;
    }

    /** How many there are. */
    long size() {
        return store.head() + 1;
    }

    void fill(ChatHistory history, long events) {
        while (size() < events) {
            unit(history, (int) Math.min(UNIT, events - size()));
        }
    }

    void fillUntilSaid(ChatHistory history, long messages) {
        while (history.said() < messages) {
            unit(history, UNIT);
        }
    }

    private void unit(ChatHistory history, int size) {
        List<DomainEventMessage<?>> unit = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            unit.add(history.next());
        }
        UnitsOfWork.run(() -> store.publish(unit));
    }

    @Override
    public void close() {
        store.close();
        pool.close();
    }
}
