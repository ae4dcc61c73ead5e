package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.benchmarks.irc.ExpectedLog;
import io.plexichat.vault.PostgresKeyVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an event costs a rebuild of the timeline, however long the log is. */
final class RebuildGrowthScenario implements Scenario {
    private static final int SHORT = 100_000;
    private static final List<Integer> MARKS = List.of(300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000);
    private static final double AT_MOST = 1.2;

    private final Path logs;
    private final int limit;

    /** @param limit marks beyond it are left out */
    RebuildGrowthScenario(Path logs, int limit) {
        this.logs = logs;
        this.limit = limit;
    }

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        try (HikariDataSource connections = server.pool(4, true);
                PostgresKeyVault vault = SealScenario.vault(server, connections);
                ChatLog log = ChatLog.empty(server);
                TimelineBuild builds = new TimelineBuild(server, log.events(), vault)) {
            ChatHistory history = new ChatHistory(ExpectedLog.read(logs), vault, 0, 0);
            findings.table("| events | rebuilt/s | each | processor time each |\n|---|---|---|---|");
            log.fill(history, SHORT);
            rebuild(builds, 3 * pace.rounds());
            Rates shortest = rebuild(builds, 3 * pace.rounds());
            tell(SHORT, shortest, findings);
            for (int mark : Stream.concat(MARKS.stream().filter(each -> each <= limit), Stream.of(limit))
                    .distinct()
                    .toList()) {
                log.fill(history, mark);
                server.execute("VACUUM ANALYZE");
                Rates longer = rebuild(builds, mark > 2_000_000 ? 1 : pace.rounds());
                tell(mark, longer, findings);
                String what = String.format(Locale.ROOT, "rebuild of %,d events", mark);
                String against = String.format(Locale.ROOT, "rebuild of %,d", SHORT);
                findings.add(new Finding(
                        what + ", each event",
                        "us",
                        micros(longer),
                        against,
                        micros(shortest),
                        new Target.RatioAtMost(AT_MOST)));
                findings.add(new Finding(
                        what + ", processor time each",
                        "us",
                        longer.processorMicros(),
                        against,
                        shortest.processorMicros(),
                        new Target.RatioAtMost(AT_MOST)));
            }
        }
    }

    private static Rates rebuild(TimelineBuild builds, int rounds) throws Exception {
        Rates rates = new Rates();
        for (int round = 0; round < rounds; round++) {
            TimelineBuild.Built built = builds.build();
            rates.add(built.rate());
            builds.drop(built.schema());
        }
        return rates;
    }

    private static Samples micros(Rates rates) {
        return Samples.of(rates.perSecond().values().stream()
                .mapToDouble(perSecond -> 1e6 / perSecond)
                .toArray());
    }

    private static void tell(int events, Rates rates, Findings findings) {
        findings.table(String.format(
                Locale.ROOT,
                "| %,d | %,.0f | %.1f us | %.1f us |",
                events,
                rates.perSecond().median(),
                micros(rates).median(),
                rates.processorMicros().median()));
    }
}
