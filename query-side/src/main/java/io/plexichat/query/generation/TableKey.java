package io.plexichat.query.generation;

import io.plexichat.query.projection.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks Postgres what tells the rows of a table apart. */
record TableKey(Connection connection) {
    /** Of the primary key, or else of an index over columns in which each row is another one. */
    private static final String KEY = """
            select quote_ident(a.attname) from (
                select i.indexrelid, i.indrelid, i.indkey from pg_index i
                where i.indrelid = to_regclass(?) and i.indisunique and i.indpred is null and i.indexprs is null
                order by i.indisprimary desc, i.indexrelid limit 1
            ) i
            cross join lateral unnest(i.indkey) with ordinality key (attribute, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.attribute
            where key.place <= (select x.indnkeyatts from pg_index x where x.indexrelid = i.indexrelid)
            order by key.place
            """;

    private static final String COLUMNS = """
            select quote_ident(column_name) || ' ' || udt_name from information_schema.columns
            where table_schema = ? and table_name = ? order by ordinal_position
            """;

    private static final String NULLABLE = """
            select quote_ident(column_name) from information_schema.columns
            where table_schema = ? and table_name = ? and is_nullable = 'YES'
            """;

    /** The columns of the key, quoted; none when it has no key. */
    List<String> of(Schema schema, String table) throws SQLException {
        return texts(KEY, schema + "." + table);
    }

    /** The names and types of all columns; none when there is no such table. */
    List<String> columns(Schema schema, String table) throws SQLException {
        return texts(COLUMNS, schema.toString(), table);
    }

    /** The columns that may be null, quoted. */
    List<String> nullable(Schema schema, String table) throws SQLException {
        return texts(NULLABLE, schema.toString(), table);
    }

    private List<String> texts(String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
