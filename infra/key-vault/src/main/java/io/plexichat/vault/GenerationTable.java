package io.plexichat.vault;

import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyRotationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of generations. */
final class GenerationTable {
    private static final int MOST_LISTED = 100;

    private GenerationTable() {}

    /** @param key as the provider wrapped it; null once retired */
    record Row(
            int number,
            State state,
            String provider,
            String keyReference,
            @Nullable WrappedKey key) {}

    /** The current one first. */
    static List<Row> usable(Connection connection) throws SQLException {
        return rows(connection, "WHERE wrapped IS NOT NULL ORDER BY number DESC");
    }

    static Optional<Row> madeBy(Connection connection, KeyRotationId rotation) throws SQLException {
        return rows(connection, "WHERE rotation_id = '" + rotation.value() + "'").stream()
                .findFirst();
    }

    /** Retired ones whose provider has not been told so. */
    static List<Row> untold(Connection connection) throws SQLException {
        return rows(connection, "WHERE state = 'RETIRED' AND NOT provider_told ORDER BY number");
    }

    /**
     * Becomes the current one; the one before retires.
     *
     * @param rotation null for the first
     */
    static int add(Connection connection, String provider, WrappedKey key, Instant at, @Nullable KeyRotationId rotation)
            throws SQLException {
        VaultDatabase.execute(connection, "UPDATE vault.generation SET state = 'RETIRING' WHERE state = 'CURRENT'");
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault.generation (number, provider, key_reference, wrapped, state, made_at, rotation_id)
                SELECT coalesce(max(number), 0) + 1, ?, ?, ?, 'CURRENT', ?, ? FROM vault.generation RETURNING number
                """)) {
            insert.setString(1, provider);
            insert.setString(2, key.keyReference());
            insert.setBytes(3, key.bytes());
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setObject(5, rotation == null ? null : rotation.value());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static void countRewrapped(Connection connection, int number, int more) throws SQLException {
        VaultDatabase.execute(
                connection,
                "UPDATE vault.generation SET rewrapped = rewrapped + " + more + " WHERE number = " + number);
    }

    static long rewrapped(Connection connection, int number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT rewrapped FROM vault.generation WHERE number = ?")) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Those that wrap nothing any more; the caller holds the exclusive lock, so no key is added meanwhile. */
    static void retire(Connection connection) throws SQLException {
        VaultDatabase.execute(connection, """
                UPDATE vault.generation g SET state = 'RETIRED', wrapped = NULL
                WHERE state = 'RETIRING' AND NOT EXISTS (
                    SELECT FROM vault.data_key k WHERE k.generation = g.number AND k.wrapped IS NOT NULL)
                """);
    }

    static void told(Connection connection, int number) throws SQLException {
        VaultDatabase.execute(connection, "UPDATE vault.generation SET provider_told = true WHERE number = " + number);
    }

    static List<KeyGenerationView> list(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT g.*, (SELECT count(*) FROM vault.data_key k
                    WHERE k.generation = g.number AND k.wrapped IS NOT NULL) AS keys
                FROM vault.generation g ORDER BY number DESC LIMIT ?
                """)) {
            select.setInt(1, MOST_LISTED);
            List<KeyGenerationView> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new KeyGenerationView(
                            row.getInt("number"),
                            State.valueOf(row.getString("state")),
                            row.getString("provider"),
                            row.getString("key_reference"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            row.getLong("keys")));
                }
            }
            return found;
        }
    }

    private static List<Row> rows(Connection connection, String where) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT number, state, provider, key_reference, wrapped FROM vault.generation " + where);
                ResultSet row = select.executeQuery()) {
            List<Row> found = new ArrayList<>();
            while (row.next()) {
                String reference = row.getString("key_reference");
                byte @Nullable [] wrapped = row.getBytes("wrapped");
                found.add(new Row(
                        row.getInt("number"),
                        State.valueOf(row.getString("state")),
                        row.getString("provider"),
                        reference,
                        wrapped == null ? null : new WrappedKey(reference, wrapped)));
            }
            return found;
        }
    }
}
