package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.query.message.TimelineProjection;
import io.plexichat.query.projection.BulkPlace;
import io.plexichat.query.projection.BulkReader;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.TableDigest;
import io.plexichat.query.projection.Throttle;
import io.plexichat.query.projection.letter.LetterLimits;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;

/** Builds generations of the timeline, by the code and with the chunks of the product. */
final class TimelineBuild implements AutoCloseable {
    private static final int CHUNK = 4_000;

    private final BenchmarkServer server;
    private final PostgresEventStore events;
    private final KeyVault vault;
    private final HikariDataSource pool;
    private final ProjectionStore store;
    private int generations;

    TimelineBuild(BenchmarkServer server, PostgresEventStore events, KeyVault vault) {
        this.server = server;
        this.events = events;
        this.vault = vault;
        this.pool = server.plainPool(4);
        this.store = new ProjectionStore(
                pool, ChatSerializer.create(), NoOpEventUpcaster.INSTANCE, new LetterLimits(1_000, 10_000), false);
    }

    /** The next generation, of the whole log. It is to be dropped. */
    Built build() throws Exception {
        Schema schema = new Schema("timeline", ++generations);
        server.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        Place place = new Place();
        BulkReader reader = new BulkReader(
                new TimelineProjection(schema, vault),
                store,
                events,
                DefaultEventProcessorSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build(),
                "benchmark",
                CHUNK,
                place);
        int size = Math.toIntExact(events.head() + 1);
        Stopwatch stopwatch = Stopwatch.started(server);
        reader.open();
        boolean _ = reader.read(() -> true, () -> Throttle.NONE);
        Rate reading = stopwatch.rateOf(size);
        reader.index();
        boolean _ = reader.readDeferred(() -> true, () -> Throttle.NONE);
        Rate rate = stopwatch.rateOf(size);
        if (reader.position() + 1 != size || reader.parked() > 0) {
            throw new IllegalStateException("Expected all events to be taken, but it stands at " + reader.position()
                    + " with " + reader.parked() + " parked.");
        }
        reader.close();
        return new Built(schema, rate, reading);
    }

    /** @param reading without the indexes and what comes after them */
    record Built(Schema schema, Rate rate, Rate reading) {}

    Map<String, TableDigest> digests(Schema schema) {
        return store.inSnapshot(connection -> TableDigest.of(connection, schema));
    }

    void drop(Schema schema) {
        server.execute("DROP SCHEMA " + schema + " CASCADE");
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Place implements BulkPlace {
        private Optional<Long> next = Optional.empty();
        private boolean indexed;

        @Override
        public Optional<Long> next() {
            return next;
        }

        @Override
        public void moveTo(long position) {
            next = Optional.of(position);
        }

        @Override
        public boolean isIndexed() {
            return indexed;
        }

        @Override
        public void indexed() {
            indexed = true;
        }
    }
}
