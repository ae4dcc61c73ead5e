package io.plexichat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowWriterIT {
    private static final Schema SCHEMA = new Schema("notes", 1);
    private static final Insert NOTE = Insert.into(SCHEMA, "note", "id", "position", "text", "at");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123456789Z");

    private Connection connection;
    private RowWriter rows;

    @BeforeEach
    void connect() throws SQLException {
        PostgresDatabase database = TestServers.freshDatabase();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        execute("create schema " + SCHEMA);
        execute("set search_path to " + SCHEMA);
        execute("create table note (id uuid primary key, position bigint not null, text text, at timestamptz)");
        // Rows that were bound one by one are in the count of statements; those that were copied are not.
        execute("create table statement (kind text)");
        execute(
                "create function note_statement() returns trigger as $$ begin insert into statement values (split_part(current_query(), ' ', 1)); "
                        + "return null; end $$ language plpgsql");
        execute("create trigger count after insert on note for each statement execute function note_statement()");
        rows = new RowWriter(() -> connection, false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void shouldCopyManyRowsAndBindFew() {
        insert(0, 100);
        assertThat(kinds()).containsExactly("copy");

        insert(100, 102);
        assertThat(kinds()).containsExactly("copy", "insert", "insert");
        assertThat(positions()).isEqualTo(IntStream.range(0, 102).boxed().toList());
    }

    @Test
    void shouldWriteTheSameEitherWay() {
        rows.insert(NOTE, id(0), 0L, null, NOON);
        rows.flush();
        for (int i = 1; i < 10; i++) {
            rows.insert(NOTE, id(i), (long) i, i == 1 ? null : "text", NOON);
        }
        rows.flush();

        assertThat(kinds()).containsExactly("insert", "copy");
        assertThat(read("select count(*)::int from (select distinct at from note) times"))
                .containsExactly(1);
        assertThat(read("select position::int from note where text is null order by position"))
                .containsExactly(0, 1);
    }

    @Test
    void shouldKeepTheOrderAmongInsertsAndOtherStatements() {
        String shout = "update note set text = upper(text) where position < ?";
        for (int i = 0; i < 20; i++) {
            rows.insert(NOTE, id(i), (long) i, "text", NOON);
        }
        rows.write(shout, 15L);
        for (int i = 0; i < 5; i++) {
            rows.insert(NOTE, id(50 + i), (long) i, "text", NOON);
        }
        rows.flush();

        assertThat(read("select count(*)::int from note where text = 'TEXT'")).containsExactly(15);
    }

    @Test
    void shouldTellOfARowThatIsThereAlready() {
        insert(0, 10);

        assertThatThrownBy(() -> insert(5, 15))
                .isInstanceOf(RowWriteException.class)
                .hasMessageContaining("23505");
        rows = new RowWriter(() -> connection, false);
        assertThat(positions()).hasSize(10);
    }

    @Test
    void shouldCopyMoreThanFitsAtOnce() {
        String large = "x".repeat(100_000);
        for (int i = 0; i < 100; i++) {
            rows.insert(NOTE, id(i), (long) i, large, NOON);
        }
        rows.flush();

        assertThat(positions()).hasSize(100);
        assertThat(kinds()).hasSizeBetween(2, 5).containsOnly("copy");
    }

    private void insert(int from, int to) {
        for (int i = from; i < to; i++) {
            rows.insert(NOTE, id(i), (long) i, "text", NOON);
        }
        rows.flush();
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private List<Integer> positions() {
        return read("select position::int from note order by position");
    }

    private List<Integer> read(String query) {
        return rows.query(query, row -> row.getInt(1));
    }

    private List<String> kinds() {
        return rows.query("select lower(kind) from statement order by ctid", row -> row.getString(1));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
