package io.plexichat.query.generation;

import io.plexichat.query.projection.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keys of rows that are in one of two tables only, or are not the same in both. Takes a sort of both, so it is for tables that differ. */
record TableExamples(Connection connection, Schema one, Schema other) {
    private static final int MOST = 10;
    private static final String KEY = """
            select string_agg('rows.' || quote_ident(a.attname), ', ' order by key.place)
            from pg_index i cross join lateral unnest(i.indkey) with ordinality key (attribute, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.attribute
            where i.indrelid = ?::regclass and i.indisunique
            group by i.indexrelid, i.indisprimary order by i.indisprimary desc limit 1
            """;
    private static final String COLUMNS =
            "select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns"
                    + " where table_schema = ? and table_name = ?";

    List<String> of(String table) throws SQLException {
        String columns = text(COLUMNS, one.toString(), table);
        String key = text(KEY, one + "." + table);
        if (key.isEmpty() || !columns.equals(text(COLUMNS, other.toString(), table))) {
            return List.of();
        }
        return texts("""
                select distinct concat_ws(' ', %3$s) from (
                    (select * from %1$s except all select * from %2$s limit %4$d)
                    union all
                    (select * from %2$s except all select * from %1$s limit %4$d)
                ) rows order by 1 limit %4$d
                """.formatted(one + "." + table, other + "." + table, key, MOST));
    }

    private String text(String query, String... values) throws SQLException {
        List<String> found = texts(query, values);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private List<String> texts(String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String value = rows.getString(1);
                    found.add(value == null ? "" : value);
                }
            }
            return found;
        }
    }
}
