package io.plexichat.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The SQL of a projection, beside its class.
 *
 * @param tables {@code <name>.sql}: what every row needs to be written
 * @param indexes {@code <name>.indexes.sql}: what is better made over rows that are there; empty when there is no such file, and then
 *     nothing is copied either
 */
record Sql(String tables, String indexes) {

    static Sql of(Projection projection) {
        Schema schema = projection.schema();
        String tables = read(projection, schema.name() + ".sql");
        if (tables.isEmpty()) {
            throw new IllegalStateException("Expected " + schema.name() + ".sql beside " + projection.getClass());
        }
        return new Sql(schema.sql(tables), schema.sql(read(projection, schema.name() + ".indexes.sql")));
    }

    boolean hasIndexes() {
        return !indexes.isEmpty();
    }

    private static String read(Projection projection, String resource) {
        try (InputStream sql = projection.getClass().getResourceAsStream(resource)) {
            return sql == null ? "" : new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
