package io.plexichat.benchmarks.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;

/** What its length does to the log. Every event is of an aggregate of its own: nothing makes an index grow faster. */
final class GrowthScenario implements Scenario {

    private static final List<Integer> MARKS =
            List.of(100_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000, 100_000_000);
    private static final int UNIT = 500;
    private static final int SCANNED = 50_000;
    private static final int LOADS = 2_000;

    private final int limit;

    /** @param limit marks beyond it are left out */
    GrowthScenario(int limit) {
        this.limit = limit;
    }

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        findings.table("| aggregate ids | events | appended/s, %d threads | in units of %d, 1 thread | scanned/s"
                        .formatted(pace.writers(), UNIT)
                + " | aggregate read, median | heap | indexes |\n|---|---|---|---|---|---|---|---|");
        grow("random", AggregateIds::random, server, pace, findings);
        grow("in order of time", AggregateIds::inOrderOfTime, server, pace, findings);
    }

    private void grow(String ids, Supplier<String> newId, BenchmarkServer server, Pace pace, Findings findings)
            throws Exception {
        try (Plexi plexi = Plexi.empty(server)) {
            List<String> known = new ArrayList<>();
            for (int mark : MARKS.stream().filter(mark -> mark <= limit).toList()) {
                double filled = fill(plexi, mark, newId, known);
                double appended = ClosedLoop.run(
                                pace,
                                server.processorTime(),
                                () -> plexi.events().publish(Notes.event(newId.get(), 0)))
                        .perSecond();
                findings.table(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,.0f | %,.0f | %,.0f | %.2f ms | %s |",
                        ids,
                        mark,
                        appended,
                        filled,
                        scan(plexi),
                        load(plexi, known),
                        sizes(server)));
            }
        }
    }

    /** Up to the mark. Events a second. */
    private static double fill(Plexi plexi, int mark, Supplier<String> newId, List<String> known) {
        long from = plexi.events().head() + 1;
        long started = System.nanoTime();
        for (long next = from; next < mark; next += UNIT) {
            List<DomainEventMessage<NoteWritten>> unit = IntStream.range(0, UNIT)
                    .mapToObj(_ -> Notes.event(newId.get(), 0))
                    .toList();
            known.add(unit.getFirst().getAggregateIdentifier());
            UnitsOfWork.run(() -> plexi.events().publish(unit));
        }
        return (plexi.events().head() + 1 - from) / ((System.nanoTime() - started) / 1e9);
    }

    /** Anywhere in the log. */
    private static double scan(Plexi plexi) throws InterruptedException {
        long from = ThreadLocalRandom.current().nextLong(plexi.events().head() - SCANNED);
        try (TrackingEventStream stream = plexi.events().openStream(new GlobalSequenceTrackingToken(from))) {
            long started = System.nanoTime();
            for (int i = 0; i < SCANNED; i++) {
                stream.nextAvailable();
            }
            return SCANNED / ((System.nanoTime() - started) / 1e9);
        }
    }

    private static double load(Plexi plexi, List<String> known) {
        Samples loads = new Samples();
        for (int i = 0; i < LOADS; i++) {
            String id = known.get(ThreadLocalRandom.current().nextInt(known.size()));
            long started = System.nanoTime();
            plexi.events().readEvents(id).forEachRemaining(_ -> {});
            loads.add((System.nanoTime() - started) / 1e6);
        }
        return loads.median();
    }

    private static String sizes(BenchmarkServer server) {
        List<String> sizes =
                server.query("SELECT sum(pg_table_size(c.oid)) / 1000000, sum(pg_indexes_size(c.oid)) / 1000000"
                        + " FROM pg_class c WHERE c.relnamespace = 'log'::regnamespace AND c.relkind = 'r'");
        return "%.0f MB | %.0f MB".formatted(Double.valueOf(sizes.getFirst()), Double.valueOf(sizes.getLast()));
    }
}
