package io.plexichat.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An embedded Postgres that another process of the same user started, to look into. */
public final class RunningPostgres {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    private RunningPostgres() {}

    /** The database in the directory that a server was started with; empty when none runs there and takes connections. */
    public static Optional<PostgresDatabase> in(Path directory) {
        PostgresCluster cluster = PostgresCluster.at(directory);
        try {
            List<String> lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
            if (lines.size() <= STATE_LINE || !lines.get(STATE_LINE).strip().equals("ready") || !isAlive(lines)) {
                return Optional.empty();
            }
            return Optional.of(new PostgresDatabase(
                    EmbeddedPostgres.HOST,
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    PostgresCluster.DATABASE,
                    PostgresCluster.USER,
                    cluster.password()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedServerException("Expected to look into " + directory + ", but cannot: " + e + ".", e);
        }
    }

    /** A killed server leaves its file behind. */
    private static boolean isAlive(List<String> lines) {
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }
}
