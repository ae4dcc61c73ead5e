package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KilledWriterIT {

    private static final int ROUNDS = 5;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 400;

    @Test
    void shouldLeaveEveryAcknowledgedUnitOfWorkAndOnlyWholeOnes() throws Exception {
        try (TestLog log = TestLog.create()) {
            log.store().close();
            List<Acknowledged> acknowledged = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(runAndKill(log.database()));
                LogChecks.assertIntact(log, 2);
                LogChecks.assertHolds(log, acknowledged);
            }

            log.reopen(builder -> builder);
            assertThat(log.read(null)).hasSize(Math.toIntExact(log.store().head() + 1));
        }
    }

    private static List<Acknowledged> runAndKill(PostgresDatabase database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        database.host(),
                        Integer.toString(database.port()),
                        database.name(),
                        database.user(),
                        database.password())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line, acknowledged);
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
                    // Not by the process itself: that would close what it printed last.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
        return acknowledged;
    }

    /** The last line may be cut, and logs come between. */
    private static void read(String line, List<Acknowledged> acknowledged) {
        String[] words = line.split(" ");
        if (words.length == 2 && words[0].matches("\\d+") && words[1].length() == 36) {
            acknowledged.add(new Acknowledged(Long.parseLong(words[0]), words[1]));
        }
    }
}
