package io.plexichat.query.generation;

import io.plexichat.kernel.projection.LetterDetail;
import io.plexichat.kernel.projection.LetterId;
import io.plexichat.kernel.projection.LetterPage;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.LetterView;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of a projection's generations, as operators see them: without what the events say. */
record ParkedLetters(JdbcOperations database) {
    private static final JsonMapper JSON = new JsonMapper();

    long count(Schema schema) {
        if (!isThere(schema)) {
            return 0;
        }
        Long count = database.queryForObject(schema.sql("select count(*) from {schema}.dead_letter"), Long.class);
        return count == null ? 0 : count;
    }

    LetterPage page(Collection<Schema> generations, LetterSelection selection, int limit, @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, 2);
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where true");
        if (selection.letterId() != null) {
            where.append(" and letter_id = ?");
            values.add(selection.letterId().value());
        }
        if (selection.sequence() != null) {
            where.append(" and sequence_id = ?");
            values.add(selection.sequence());
        }
        if (selection.cause() != null) {
            where.append(" and cause_type = ?");
            values.add(selection.cause());
        }
        if (after != null) {
            where.append(" and (position, letter_id) > (?, ?)");
            values.add(after.number(0));
            values.add(after.uuid(1));
        }
        String letters = union(generations, selection.generation());
        if (letters.isEmpty()) {
            return new LetterPage(List.of(), null);
        }
        values.add(Page.rowsFor(limit));
        Page<LetterView> page = Page.of(
                database.query(
                        "select * from (" + letters + ") letters" + where + " order by position, letter_id limit ?",
                        (row, _) -> view(row),
                        values.toArray()),
                limit,
                last -> Cursor.of(last.position(), last.letterId()));
        return new LetterPage(page.items(), page.cursor());
    }

    Optional<LetterDetail> find(Collection<Schema> generations, LetterId letter) {
        String letters = union(generations, null);
        return letters.isEmpty()
                ? Optional.empty()
                : database
                        .query(
                                "select * from (" + letters + ") letters where letter_id = ? limit 1",
                                (row, _) -> new LetterDetail(view(row), stack(row)),
                                letter.value())
                        .stream()
                        .findFirst();
    }

    private String union(Collection<Schema> generations, @Nullable Integer number) {
        return generations.stream()
                .filter(schema -> number == null || schema.generation() == number)
                .filter(this::isThere)
                .map(schema -> """
                        select %d as generation, letter_id, sequence_id, position, event_type, revision, recorded_at,
                            enqueued_at, touched_at, cause_type, cause_message, diagnostics
                        from %s.dead_letter
                        """.formatted(schema.generation(), schema))
                .collect(Collectors.joining(" union all "));
    }

    private boolean isThere(Schema schema) {
        return Boolean.TRUE.equals(
                database.queryForObject("select to_regclass(?) is not null", Boolean.class, schema + ".dead_letter"));
    }

    private static LetterView view(ResultSet row) throws SQLException {
        return new LetterView(
                new LetterId(row.getObject("letter_id", UUID.class)),
                row.getInt("generation"),
                row.getString("sequence_id"),
                row.getLong("position"),
                row.getString("event_type"),
                row.getString("revision"),
                time(row, "recorded_at"),
                time(row, "enqueued_at"),
                time(row, "touched_at"),
                row.getString("cause_type"),
                row.getString("cause_message"));
    }

    private static @Nullable String stack(ResultSet row) throws SQLException {
        JsonNode stack = JSON.readTree(new String(row.getBytes("diagnostics"), StandardCharsets.UTF_8))
                .path("stack");
        return stack.isString() ? stack.asString() : null;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
