package io.plexichat.benchmarks.log;

import java.sql.Connection;

/**
 * The append path: threads hand events to the store, beside multi-row inserts of the very same rows by one connection, in batches of
 * the same size, into a copy of the table with the same indexes.
 */
final class AppendScenario implements Scenario {

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        Rates log = new Rates();
        Rates inserts = new Rates();
        Samples batches = new Samples();
        for (int round = 0; round < pace.rounds(); round++) {
            try (Plexi plexi = Plexi.empty(server)) {
                log.add(ClosedLoop.run(
                        pace, server.processorTime(), () -> plexi.events().publish(Notes.firstEvent())));
            }
            int batch = meanBatch(server);
            batches.add(batch);
            try (Connection connection = server.connect()) {
                inserts.add(PlainInserts.copying(connection, "log.event").rate(batch, server.processorTime()));
            }
        }
        String what = "append, " + pace.writers() + " threads";
        String against = "multi-row inserts of %.0f".formatted(batches.median());
        findings.add(what, "events/s", log, against, inserts, new Target.RatioAtLeast(0.8));
    }

    /** Every batch is a transaction. */
    private static int meanBatch(BenchmarkServer server) {
        String mean = server.query("SELECT count(*) / count(DISTINCT xmin::text) FROM log.event")
                .getFirst();
        return Math.max(1, Integer.parseInt(mean));
    }
}
