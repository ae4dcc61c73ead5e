package io.plexichat.query.projection;

import java.util.Collections;
import java.util.List;

/** New rows of one table, which are copied when there are many. */
public final class Insert {
    final String statement;
    final String copy;

    private Insert(String table, List<String> columns) {
        String target = table + " (" + String.join(", ", columns) + ")";
        statement = "insert into " + target + " values (" + String.join(", ", Collections.nCopies(columns.size(), "?"))
                + ")";
        copy = "copy " + target + " from stdin binary";
    }

    /**
     * Rows of a table of a generation.
     *
     * @param columns in the order of the values; numbers are {@code bigint}, and only {@code uuid}, {@code bytea}, {@code timestamptz},
     *     {@code text} and {@code boolean} may stand beside them
     */
    public static Insert into(Schema schema, String table, String... columns) {
        return new Insert(schema + "." + table, List.of(columns));
    }
}
