package io.plexichat.benchmarks.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.eventhandling.TrackingEventStream;

/** A stream over the whole log, every event deserialised, beside a plain cursor that only fetches the columns of the same rows. */
final class ScanScenario implements Scenario {

    private static final int FETCH = 1_000;

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        try (Plexi plexi = Plexi.empty(server)) {
            Seed.firstEvents(plexi.events(), pace.events());
        }
        server.execute("VACUUM ANALYZE");
        Samples log = new Samples();
        Samples cursor = new Samples();
        for (int round = 0; round <= pace.rounds(); round++) {
            double stream = stream(server, pace.events());
            double plain = cursor(server, pace.events());
            if (round > 0) {
                log.add(stream);
                cursor.add(plain);
            }
        }
        findings.add(new Finding("scan", "events/s", log, "a plain cursor", cursor, new Target.RatioAtLeast(0.7)));
    }

    private static double stream(BenchmarkServer server, int events) throws InterruptedException {
        try (Plexi plexi = Plexi.open(server);
                TrackingEventStream stream = plexi.events().openStream(null)) {
            long started = System.nanoTime();
            for (int i = 0; i < events; i++) {
                stream.nextAvailable();
            }
            return events / ((System.nanoTime() - started) / 1e9);
        }
    }

    private static double cursor(BenchmarkServer server, int events) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH);
            long started = System.nanoTime();
            int rows = 0;
            try (ResultSet result = statement.executeQuery("SELECT * FROM log.event ORDER BY position")) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int i = 1; i <= columns; i++) {
                        result.getObject(i);
                    }
                    rows++;
                }
            }
            if (rows != events) {
                throw new IllegalStateException("Expected " + events + " rows, but got " + rows + ".");
            }
            return rows / ((System.nanoTime() - started) / 1e9);
        }
    }
}
