package io.plexichat.query.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells whether two tables hold the same rows, in whatever order: their number, and two sums of 64-bit hashes of the rows. Sums
 * take neither a sort nor memory. Every column has to be of a type that Postgres can hash: {@code jsonb}, not {@code json}.
 */
public record TableDigest(long rows, String digest) {
    /** Of each table whose rows a projection makes, as the connection sees them. */
    public static Map<String, TableDigest> of(Connection connection, Schema schema) throws SQLException {
        Map<String, TableDigest> digests = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : ContentTables.of(connection, schema)) {
                try (ResultSet row = statement.executeQuery("""
                        select count(*), md5(coalesce(sum(hash_record_extended(content, 0)), 0) || ':'
                            || coalesce(sum(hash_record_extended(content, 1)), 0))
                        from %s.%s content
                        """.formatted(schema, table))) {
                    row.next();
                    digests.put(table, new TableDigest(row.getLong(1), row.getString(2)));
                }
            }
        }
        return digests;
    }
}
