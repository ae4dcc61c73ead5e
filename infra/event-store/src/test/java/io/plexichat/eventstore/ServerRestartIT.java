package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Postgres that is stopped and started again, at rest and under load. */
@Timeout(120)
class ServerRestartIT {

    private static final int WRITERS = 8;

    private final PostgresOptions options;
    private EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final PostgresEventStore store;

    ServerRestartIT(@TempDir Path directory) {
        options = PostgresOptions.in(
                directory, Path.of(System.getProperty("plexichat.root", ""), "infra/embedded/target/servers"));
        server = EmbeddedPostgres.start(options);
        pool = TestLog.pool(server.database());
        store = TestLog.builder(pool).appendPatience(Duration.ofMillis(500)).build();
    }

    @BeforeEach
    void append() {
        store.publish(event("before", 0));
    }

    @AfterEach
    void close() {
        store.close();
        pool.close();
        server.close();
    }

    private void startAgain() {
        server = EmbeddedPostgres.start(options.withPort(server.port()));
    }

    private void awaitAvailable() throws InterruptedException {
        while (!store.isAvailable()) {
            Thread.sleep(20);
        }
    }

    private List<String> identifiers() throws InterruptedException {
        List<String> identifiers = new ArrayList<>();
        try (var stream = store.openStream(null)) {
            while (stream.hasNextAvailable()) {
                identifiers.add(stream.nextAvailable().getIdentifier());
            }
        }
        return identifiers;
    }

    @Test
    void shouldFailAppendsWhileItIsDownAndResumeWithoutBeingAsked() throws Exception {
        server.close();
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> store.publish(event("a", 0)));
        assertThat(store.isAvailable()).isFalse();
        assertThat(identifiers()).hasSize(1);

        startAgain();
        awaitAvailable();
        store.publish(event("a", 0));
        assertThat(store.head()).isEqualTo(1);
    }

    @Test
    void shouldLoseNothingUnderLoad() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        List<String> acknowledged = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "writer-" + writer;
                writers.add(threads.submit(() -> write(name, stopped)));
            }
            for (int round = 0; round < 3; round++) {
                Thread.sleep(500);
                server.close();
                startAgain();
            }
            awaitAvailable();
            stopped.set(true);
            for (var writer : writers) {
                acknowledged.addAll(writer.get());
            }
        }

        assertThat(identifiers()).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(new LogVerifier(pool, 10).verify(0, (_, _) -> {}).findings()).isEmpty();
    }

    private List<String> write(String name, AtomicBoolean stopped) {
        List<String> acknowledged = new ArrayList<>();
        for (int number = 0; !stopped.get(); number++) {
            EventMessage<?> event = event(name + "-" + number, 0);
            try {
                store.publish(event);
                acknowledged.add(event.getIdentifier());
            } catch (LogUnavailableException e) {
                Thread.onSpinWait();
            }
        }
        return acknowledged;
    }
}
