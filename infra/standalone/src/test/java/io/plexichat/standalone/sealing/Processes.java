package io.plexichat.standalone.sealing;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One process after the other on the same database and the same keystore. */
final class Processes implements AutoCloseable {
    private static final String READ_MODELS =
            "SELECT schema_name FROM information_schema.schemata WHERE schema_name ~ '^[a-z]+_1$'";

    private final PostgresDatabase database;
    private final Path data;
    private final InstantSource clock;
    private @Nullable TestProcess running;

    Processes(PostgresDatabase database, Path data, InstantSource clock) {
        this.database = database;
        this.data = data;
        this.clock = clock;
    }

    TestProcess running() {
        return Objects.requireNonNull(running);
    }

    void start() {
        TestProcess next = new TestProcess(database, data, clock);
        running = next;
        next.start();
    }

    void crash() {
        die();
        start();
    }

    /** @param number every third crashes again while it starts */
    void crash(int number) {
        die();
        if (number % 3 == 0) {
            TestProcess next = new TestProcess(database, data, clock);
            running = next;
            next.fuse.arm(2 * number, true);
            try {
                next.start();
            } catch (Died _) {
                // As meant.
            }
            die();
        }
        start();
    }

    void loseReadModels() {
        die();
        onDatabase(statement -> {
            for (String schema : readModels(statement)) {
                statement.execute("DROP SCHEMA " + schema + " CASCADE");
            }
        });
        start();
    }

    private void die() {
        running().die();
        TestServers.disconnectClients(database);
        onDatabase(statement -> {
            // A claim of the dead is another's after 5 seconds; those have gone by.
            for (String schema : readModels(statement)) {
                statement.execute("UPDATE " + schema + ".progress SET claimed_at = claimed_at - interval '1 minute'");
            }
        });
    }

    private static List<String> readModels(Statement statement) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(READ_MODELS)) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    private void onDatabase(Work work) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to speak to the database as its operator.", e);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            die();
        }
    }
}
