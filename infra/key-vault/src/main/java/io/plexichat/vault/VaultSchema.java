package io.plexichat.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings the tables to the newest version, one numbered file after the other, all in one transaction. */
final class VaultSchema {
    private static final int VERSION = 2;

    private VaultSchema() {}

    /** Processes that start at once take turns. */
    static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(VaultLocks.EXCLUSIVE);
            statement.execute("CREATE SCHEMA IF NOT EXISTS vault");
            statement.execute("CREATE TABLE IF NOT EXISTS vault.schema_version"
                    + " (version int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())");
        }
        int version = version(connection);
        if (version > VERSION) {
            throw new VaultSchemaException(VERSION, version);
        }
        for (int next = version + 1; next <= VERSION; next++) {
            apply(connection, next);
        }
        connection.commit();
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT coalesce(max(version), 0) FROM vault.schema_version")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void apply(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO vault.schema_version (version) VALUES (?)")) {
            statement.execute(script(version));
            insert.setInt(1, version);
            insert.executeUpdate();
        }
    }

    private static String script(int version) {
        try (InputStream script = VaultSchema.class.getResourceAsStream("schema/" + version + ".sql")) {
            if (script == null) {
                throw new IllegalStateException("Expected schema/" + version + ".sql in the jar.");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
