package io.plexichat.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to the newest version, one numbered file after the other, each in a transaction of its own. */
final class LogSchema {

    static final int VERSION = 2;

    private static final Logger log = LoggerFactory.getLogger(LogSchema.class);

    private LogSchema() {}

    /** Called only by the owner of the log, so never twice at a time. */
    static void migrate(Connection connection) throws SQLException {
        int version = version(connection);
        requireKnown(version);
        while (version < VERSION) {
            version++;
            apply(connection, version);
            log.info("Migrated the log to schema version {}.", version);
        }
    }

    /** @throws LogSchemaException if the tables are of a newer release */
    static void requireKnown(int version) {
        if (version > VERSION) {
            throw new LogSchemaException("Expected a log of version " + VERSION
                    + " or older, but its tables are of version " + version + ".");
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS log");
            statement.execute("CREATE TABLE IF NOT EXISTS log.schema_version"
                    + " (version int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())");
            try (ResultSet result =
                    statement.executeQuery("SELECT coalesce(max(version), 0) FROM log.schema_version")) {
                result.next();
                int version = result.getInt(1);
                connection.commit();
                return version;
            }
        }
    }

    private static void apply(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO log.schema_version (version) VALUES (?)")) {
            statement.execute(script(version));
            insert.setInt(1, version);
            insert.executeUpdate();
            connection.commit();
        }
    }

    private static String script(int version) {
        try (InputStream script = LogSchema.class.getResourceAsStream("schema/" + version + ".sql")) {
            if (script == null) {
                throw new IllegalStateException("Expected schema/" + version + ".sql in the jar.");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
