package io.plexichat.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Gives rows that a test has changed the checksums they would have if they had been written so. */
final class Seal {

    private Seal() {}

    static void renew(Connection connection) throws SQLException {
        renew(connection, "event", "position");
        renew(connection, "snapshot", "aggregate_id");
    }

    private static void renew(Connection connection, String table, String key) throws SQLException {
        EventChecksum checksum = new EventChecksum();
        try (Statement query = connection.createStatement();
                ResultSet rows =
                        query.executeQuery("SELECT " + key + ", " + EventColumns.NAMES + " FROM log." + table);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE log." + table + " SET checksum = ? WHERE " + key + " = ?")) {
            while (rows.next()) {
                EventRow row = EventColumns.read(rows, 2);
                boolean isEvent = table.equals("event");
                update.setInt(1, isEvent ? checksum.of(row, rows.getLong(1)) : checksum.ofContent(row));
                update.setObject(2, rows.getObject(1));
                update.executeUpdate();
            }
        }
    }
}
