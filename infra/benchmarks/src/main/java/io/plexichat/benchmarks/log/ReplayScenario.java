package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;

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
        Target target = new Target.RatioAtLeast(3);
        compare("replay, tokens in memory", InMemoryTokenStore::new, server, pace, page, target, findings);
        try (HikariDataSource pool = server.pool(2, true)) {
            Supplier<TokenStore> stored = () -> emptyTokenTable(server, pool);
            compare("replay, tokens in Postgres", stored, server, pace, page, target, findings);
        }
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

    private static void compare(
            String what,
            Supplier<TokenStore> tokens,
            BenchmarkServer server,
            Pace pace,
            int page,
            Target target,
            Findings findings)
            throws InterruptedException {
        rate(Plexi.open(server), tokens.get(), server, pace);
        Samples log = new Samples();
        Samples axon = new Samples();
        Samples logProcessor = new Samples();
        Samples axonProcessor = new Samples();
        for (int round = 0; round < pace.rounds(); round++) {
            Rate ours = rate(Plexi.open(server), tokens.get(), server, pace);
            Rate theirs = rate(AxonJdbc.forReading(server, page), tokens.get(), server, pace);
            log.add(ours.perSecond());
            axon.add(theirs.perSecond());
            logProcessor.add(ours.processorMicros());
            axonProcessor.add(theirs.processorMicros());
        }
        findings.add(new Finding(what, "events/s", log, "Axon JDBC", axon, target));
        findings.add(new Finding(
                what + ", processor time each", "us", logProcessor, "Axon JDBC", axonProcessor, new Target.None()));
    }

    private static Rate rate(StoreUnderTest opened, TokenStore tokens, BenchmarkServer server, Pace pace)
            throws InterruptedException {
        CountDownLatch left = new CountDownLatch(pace.events());
        ProcessorTime processors = server.processorTime();
        Duration processorBefore = processors.now();
        long started = System.nanoTime();
        try (StoreUnderTest store = opened;
                Processor _ = Processor.start(store.events(), tokens, BATCH, _ -> left.countDown())) {
            if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "Expected all events to be replayed, but " + left.getCount() + " are left.");
            }
            double nanos = System.nanoTime() - started;
            return new Rate(
                    pace.events() * 1e9 / nanos,
                    processors.now().minus(processorBefore).toNanos() / 1e3 / pace.events());
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
