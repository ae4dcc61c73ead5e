package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.eventstore.PacedSource;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.letter.LetterLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;

/** A whole log through a pooled processor into a handler that does nothing; the batches of the processor are alike. */
final class ReplayScenario implements Scenario {

    private static final int BATCH = 1_000;
    private static final long PATIENCE_MINUTES = 30;
    /** Of these the one that is best for Axon's engine is taken. */
    private static final List<Integer> PAGES = List.of(100, 1_000, 5_000);

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        try (Plexi plexi = Plexi.empty(server)) {
            Seed.firstEvents(plexi.events(), pace.events());
        }
        try (AxonJdbc axon = AxonJdbc.empty(server, 4, BATCH)) {
            Seed.firstEvents(axon.events(), pace.events());
        }
        server.execute("VACUUM ANALYZE");
        int page = bestPage(server, pace);
        findings.note("Replay: of pages of " + PAGES + " events, " + page
                + " was best for Axon's engine; both processors take batches of " + BATCH + ".");
        Replay axonInMemory = () -> rate(AxonJdbc.forReading(server, page), new InMemoryTokenStore(), server, pace);
        compare(
                "replay, tokens in memory",
                () -> rate(Plexi.open(server), new InMemoryTokenStore(), server, pace),
                axonInMemory,
                pace,
                new Target.RatioAtLeast(3),
                findings);
        compare(
                "the processor alone, events ready in memory",
                () -> processorAlone(server, pace),
                axonInMemory,
                pace,
                new Target.None(),
                findings);
        try (HikariDataSource pool = server.pool(2, true)) {
            Replay axonStored =
                    () -> rate(AxonJdbc.forReading(server, page), emptyTokenTable(server, pool), server, pace);
            compare(
                    "replay, tokens in Postgres",
                    () -> rate(Plexi.open(server), emptyTokenTable(server, pool), server, pace),
                    axonStored,
                    pace,
                    new Target.RatioAtLeast(3),
                    findings);
            AtomicInteger generation = new AtomicInteger();
            compare(
                    "replay into a projection, as the product does",
                    () -> projection(server, pace, generation.incrementAndGet()),
                    axonStored,
                    pace,
                    new Target.RatioAtLeast(3),
                    findings);
        }
    }

    private interface Replay {
        Rate run() throws Exception;
    }

    private static int bestPage(BenchmarkServer server, Pace pace) throws InterruptedException {
        int best = 0;
        double bestRate = 0;
        for (int page : PAGES) {
            double rate = rate(AxonJdbc.forReading(server, page), new InMemoryTokenStore(), server, pace)
                    .perSecond();
            if (rate > bestRate) {
                best = page;
                bestRate = rate;
            }
        }
        return best;
    }

    private static void compare(String what, Replay ours, Replay theirs, Pace pace, Target target, Findings findings)
            throws Exception {
        ours.run();
        Rates log = new Rates();
        Rates axon = new Rates();
        for (int round = 0; round < pace.rounds(); round++) {
            log.add(ours.run());
            axon.add(theirs.run());
        }
        findings.add(what, "events/s", log, "Axon JDBC", axon, target);
    }

    private static Rate rate(StoreUnderTest opened, TokenStore tokens, BenchmarkServer server, Pace pace)
            throws InterruptedException {
        try (StoreUnderTest store = opened) {
            return throughProcessor(store.replayed(), tokens, server, pace);
        }
    }

    private static Rate processorAlone(BenchmarkServer server, Pace pace) throws InterruptedException {
        return throughProcessor(
                new PacedSource(new ReadyMadeEvents(pace.events())), new InMemoryTokenStore(), server, pace);
    }

    private static Rate throughProcessor(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens,
            BenchmarkServer server,
            Pace pace)
            throws InterruptedException {
        CountDownLatch left = new CountDownLatch(pace.events());
        Stopwatch stopwatch = Stopwatch.started(server);
        try (Processor _ = Processor.start(events, tokens, BATCH, _ -> left.countDown())) {
            if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "Expected all events to be replayed, but " + left.getCount() + " are left.");
            }
            return stopwatch.rateOf(pace.events());
        }
    }

    /** Batches, rows and position are the projection runtime's: one transaction for each batch. */
    private static Rate projection(BenchmarkServer server, Pace pace, int generation) throws Exception {
        try (Plexi store = Plexi.open(server);
                HikariDataSource pool = server.pool(4, true)) {
            var rows = new ProjectionStore(
                    pool, Notes.serializer(), NoOpEventUpcaster.INSTANCE, new LetterLimits(1_000, 10_000), false);
            var spans = DefaultEventProcessorSpanFactory.builder()
                    .spanFactory(NoOpSpanFactory.INSTANCE)
                    .build();
            var runner = new ProjectionRunner(new NoRows(generation), rows, store.events(), spans, "benchmark", BATCH);
            Stopwatch stopwatch = Stopwatch.started(server);
            runner.start();
            try {
                runner.progress()
                        .await(pace.events() - 1, Duration.ofMinutes(PATIENCE_MINUTES))
                        .get();
                return stopwatch.rateOf(pace.events());
            } finally {
                runner.stop();
            }
        }
    }

    private static TokenStore emptyTokenTable(BenchmarkServer server, HikariDataSource pool) {
        server.execute("DROP TABLE IF EXISTS TokenEntry");
        JdbcTokenStore tokens = JdbcTokenStore.builder()
                .connectionProvider(pool::getConnection)
                .serializer(Notes.serializer())
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        return tokens;
    }
}
