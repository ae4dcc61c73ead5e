package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.benchmarks.irc.ExpectedLog;
import io.plexichat.benchmarks.irc.ExpectedMessage;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.vault.PostgresKeyVault;
import java.nio.file.Path;
import java.util.List;

/** A timeline made from the log beside a bare copy of its rows; indexes and statistics are part of both. */
final class RebuildScenario implements Scenario {
    private static final int EDITED_EACH = 50;
    private static final int REACTED_EACH = 20;

    private final Path logs;
    private final int messages;

    /** @param messages the logs are repeated until there are as many */
    RebuildScenario(Path logs, int messages) {
        this.logs = logs;
        this.messages = messages;
    }

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        List<ExpectedMessage> said = ExpectedLog.read(logs);
        String what = "rebuild of a timeline, %,d messages".formatted(messages);
        try (HikariDataSource connections = server.pool(4, true);
                PostgresKeyVault vault = SealScenario.vault(server, connections)) {
            Target half = new Target.RatioAtLeast(0.5);
            compare(what, new ChatHistory(said, vault, 0, 0), vault, half, server, pace, findings);
            compare(
                    what + ", 2 % edited, 5 % reacted to",
                    new ChatHistory(said, vault, EDITED_EACH, REACTED_EACH),
                    vault,
                    new Target.None(),
                    server,
                    pace,
                    findings);
        }
    }

    private void compare(
            String what,
            ChatHistory history,
            KeyVault vault,
            Target target,
            BenchmarkServer server,
            Pace pace,
            Findings findings)
            throws Exception {
        try (ChatLog log = ChatLog.empty(server)) {
            log.fillUntilSaid(history, messages);
            server.execute("VACUUM ANALYZE");
            int events = Math.toIntExact(log.size());
            Rates ours = new Rates();
            Rates reading = new Rates();
            Rates copying = new Rates();
            try (TimelineBuild builds = new TimelineBuild(server, log.events(), vault)) {
                CopiedTables rows = warmedUp(builds, server, events);
                for (int round = 0; round < pace.rounds(); round++) {
                    TimelineBuild.Built built = builds.build();
                    ours.add(built.rate());
                    reading.add(built.reading());
                    builds.drop(built.schema());
                    copying.add(rows.copy(server, events));
                }
                builds.drop(rows.schema());
            }
            findings.add(what, "events/s", ours, "COPY and the same indexes", copying, target);
            findings.add(
                    what + ", reading alone",
                    "events/s",
                    reading,
                    "COPY and the same indexes",
                    copying,
                    new Target.None());
        }
    }

    /** The first round of both, which also shows that both make the same rows. */
    private static CopiedTables warmedUp(TimelineBuild builds, BenchmarkServer server, int events) throws Exception {
        TimelineBuild.Built built = builds.build();
        CopiedTables rows = CopiedTables.of(server, built.schema());
        Rate _ = rows.copy(server, events);
        if (!builds.digests(built.schema()).equals(builds.digests(rows.schema()))) {
            throw new IllegalStateException("Expected the same rows of both.");
        }
        builds.drop(built.schema());
        return rows;
    }
}
