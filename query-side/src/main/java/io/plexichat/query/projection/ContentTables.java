package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which tables of a generation hold what its projection makes: not its position, nor its dead letters. */
final class ContentTables {
    private static final String PROGRESS = "progress";

    private ContentTables() {}

    /** In alphabetical order. */
    static List<String> of(Connection connection, Schema schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select tablename from pg_tables where schemaname = ? order by tablename")) {
            statement.setString(1, schema.toString());
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String table = rows.getString(1);
                    if (!table.equals(PROGRESS) && !DeadLetters.isTable(table)) {
                        tables.add(table);
                    }
                }
            }
            return tables;
        }
    }
}
