package io.plexichat.query.generation;

import io.plexichat.query.projection.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keys of rows that are in one of two tables only, or are not the same in both. Takes a sort of both, so it is for tables that differ. */
record TableExamples(Connection connection, Schema one, Schema other) {
    private static final int MOST = 10;

    List<String> of(String table) throws SQLException {
        TableKey keys = new TableKey(connection);
        List<String> key = keys.of(one, table);
        if (key.isEmpty() || !keys.columns(one, table).equals(keys.columns(other, table))) {
            return List.of();
        }
        String columns = key.stream().map(column -> "rows." + column).collect(Collectors.joining(", "));
        String mine = one + "." + table;
        String theirs = other + "." + table;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                select distinct concat_ws(' ', %3$s) from (
                    (select * from %1$s except all select * from %2$s limit %4$d)
                    union all
                    (select * from %2$s except all select * from %1$s limit %4$d)
                ) rows order by 1 limit %4$d
                """.formatted(mine, theirs, columns, MOST))) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
