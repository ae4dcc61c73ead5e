package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what a {@link CrashLoad} was told with the rows of the table, read without the store: every acknowledged unit of
 * work stands where it was said to, none that was refused is there, all are whole, positions and sequences are dense, and
 * what a stream gave is what the log holds. It remembers what it has read, and so notices also what is lost later.
 */
final class LogAudit {

    private record Row(String eventId, String aggregate, long sequence, UnitText text) {}

    private final PostgresDatabase database;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, PositionRange> units = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<String, Long> lastSeen = new HashMap<>();
    private final Tally tally = new Tally();

    LogAudit(PostgresDatabase database) {
        this.database = database;
    }

    /** @param reports what was told before this call, and not to an earlier one */
    void check(Collection<Report> reports) {
        readOn();
        reports.forEach(this::check);
        tally.add(reports);
    }

    /** Reads everything once more. */
    void checkAgain() {
        LogAudit again = new LogAudit(database);
        again.readOn();
        assertThat(again.rows.subList(0, rows.size())).isEqualTo(rows);
    }

    Tally tally() {
        return tally;
    }

    private void readOn() {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement("SELECT position, event_id, aggregate_id, sequence,"
                        + " convert_from(payload, 'UTF8')::json ->> 'text' FROM log.event WHERE position >= ?"
                        + " ORDER BY position")) {
            statement.setLong(1, rows.size());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    assertThat(result.getLong(1)).as("position").isEqualTo(rows.size());
                    add(new Row(
                            result.getString(2),
                            result.getString(3),
                            result.getLong(4),
                            UnitText.parse(result.getString(5))));
                }
            }
            assertThat(rows.isEmpty() || rows.getLast().text().isLast())
                    .as("whole at the end")
                    .isTrue();
            checkCount(connection.createStatement().executeQuery("SELECT count(*), max(position) FROM log.event"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The load may go on: there may be more by now, but none may be gone. */
    private void checkCount(ResultSet result) throws SQLException {
        try (result) {
            result.next();
            assertThat(result.getLong(1)).as("rows").isGreaterThanOrEqualTo(rows.size());
            assertThat(result.getLong(2)).as("last position").isEqualTo(result.getLong(1) - 1);
        }
    }

    private void add(Row row) {
        int position = rows.size();
        UnitText text = row.text();
        boolean begins = rows.isEmpty() || rows.getLast().text().isLast();
        assertThat(text)
                .as("unit of work at position %s", position)
                .isEqualTo(begins ? text.first() : rows.getLast().text().next());
        if (begins) {
            assertThat(units.put(text.unit(), new PositionRange(position, position + text.size() - 1L)))
                    .as("an earlier append of %s", text.unit())
                    .isNull();
            assertThat(refused.contains(text.unit()))
                    .as("%s, refused and appended later", text.unit())
                    .isFalse();
        }
        assertThat(row.sequence())
                .as("sequence in %s at position %s", row.aggregate(), position)
                .isEqualTo(sequences.getOrDefault(row.aggregate(), -1L) + 1);
        sequences.put(row.aggregate(), row.sequence());
        assertThat(eventIds.add(row.eventId())).as("once: %s", row.eventId()).isTrue();
        rows.add(row);
    }

    private void check(Report report) {
        switch (report) {
            case Report.Acknowledged(String unit, PositionRange range) ->
                assertThat(units.get(unit)).as("where %s stands", unit).isEqualTo(range);
            case Report.Refused(String unit) -> {
                assertThat(units.get(unit))
                        .as("where %s stands, which was refused", unit)
                        .isNull();
                refused.add(unit);
            }
            case Report.Unknown(var _) -> {
                // It may be there or not; whole, as any.
            }
            case Report.Seen(String reader, long position, String text) -> {
                assertThat(position)
                        .as("the next of %s", reader)
                        .isEqualTo(lastSeen.getOrDefault(reader, position - 1) + 1);
                lastSeen.put(reader, position);
                assertThat(rows).as("what %s was given", reader).hasSizeGreaterThan(Math.toIntExact(position));
                assertThat(rows.get(Math.toIntExact(position)).text()).hasToString(text);
            }
        }
    }
}
