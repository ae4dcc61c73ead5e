package io.plexichat.query.generation;

import io.plexichat.query.projection.BulkPlace;
import io.plexichat.query.projection.Schema;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/** Kept in the row of the generation. */
record TablePlace(JdbcOperations database, Schema schema) implements BulkPlace {

    @Override
    public Optional<Long> next() {
        return database
                .query(
                        "select deferred from projection.generation where name = ? and number = ? and deferred is not null",
                        (row, _) -> row.getLong(1),
                        schema.name(),
                        schema.generation())
                .stream()
                .findFirst();
    }

    @Override
    public void moveTo(long next) {
        database.update(
                "update projection.generation set deferred = ? where name = ? and number = ?",
                next,
                schema.name(),
                schema.generation());
    }

    @Override
    public boolean isIndexed() {
        return database.queryForList(
                        "select indexed from projection.generation where name = ? and number = ?",
                        Boolean.class,
                        schema.name(),
                        schema.generation())
                .contains(true);
    }

    @Override
    public void indexed() {
        database.update(
                "update projection.generation set indexed = true where name = ? and number = ?",
                schema.name(),
                schema.generation());
    }
}
