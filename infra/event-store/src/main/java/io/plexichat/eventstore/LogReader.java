package io.plexichat.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads the log from Postgres, and sees whether each row is as it was written. Every call takes a connection of its own and
 * gives it back; none is held between pages.
 */
final class LogReader {

    private static final String SELECT = "SELECT position, checksum, " + EventColumns.NAMES + " FROM log.event";

    private final DataSource dataSource;

    LogReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /**
     * The events from {@code first} to {@code last}, all of which are known to be durable.
     *
     * @throws LogDamagedException if one is missing
     */
    List<StoredEvent> page(long first, long last) {
        List<StoredEvent> page = query(SELECT + " WHERE position >= ? ORDER BY position LIMIT ?", statement -> {
            statement.setLong(1, first);
            statement.setLong(2, last - first + 1);
        });
        long expected = first;
        for (StoredEvent event : page) {
            if (event.position() != expected) {
                throw missing(expected);
            }
            expected++;
        }
        if (expected <= last) {
            throw missing(expected);
        }
        return page;
    }

    List<StoredDomainEvent> aggregatePage(String aggregateId, long firstSequence, int limit) {
        return domainEvents(
                query(SELECT + " WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?", statement -> {
                    statement.setString(1, aggregateId);
                    statement.setLong(2, firstSequence);
                    statement.setInt(3, limit);
                }));
    }

    List<StoredDomainEvent> firstEvents(Collection<String> aggregateIds) {
        return domainEvents(query(SELECT + " WHERE aggregate_id = ANY (?) AND sequence = 0", statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
        }));
    }

    List<StoredDomainEvent> lastEvents(Collection<String> aggregateIds) {
        return domainEvents(query(
                "SELECT last.* FROM unnest(?::text[]) AS wanted (id), LATERAL (" + SELECT
                        + " WHERE aggregate_id = wanted.id ORDER BY sequence DESC LIMIT 1) AS last",
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
                }));
    }

    Optional<Long> lastSequence(String aggregateId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT sequence FROM log.event WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1")) {
            statement.setString(1, aggregateId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    private List<StoredEvent> query(String sql, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            List<StoredEvent> events = new ArrayList<>();
            EventChecksum checksum = new EventChecksum();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    events.add(event(result, checksum));
                }
            }
            return events;
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    private static StoredEvent event(ResultSet result, EventChecksum checksum) throws SQLException {
        long position = result.getLong(1);
        EventRow row = EventColumns.read(result, 3);
        return StoredEvent.of(position, row, result.getInt(2) == checksum.of(row, position));
    }

    private static List<StoredDomainEvent> domainEvents(List<StoredEvent> events) {
        return events.stream().map(StoredDomainEvent.class::cast).toList();
    }

    private static LogDamagedException missing(long position) {
        return new LogDamagedException("Expected an event at position " + position + ", but there is none.");
    }
}
