package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;

/** Reads the log from Postgres. Every call takes a connection of its own and gives it back; none is held between pages. */
final class LogReader {

    private static final String SELECT =
            "SELECT position, aggregate_id, sequence, aggregate_type, event_id, payload_type,"
                    + " payload_revision, payload, metadata, at FROM log.event";

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

    /** The first position up to {@code head} whose event is not earlier than the time. */
    OptionalLong firstAt(Instant time, long head) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT at_high >= ? FROM log.event WHERE position = ?")) {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            long low = 0;
            long high = head + 1;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (isReached(statement, middle)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low > head ? OptionalLong.empty() : OptionalLong.of(low);
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    private static boolean isReached(PreparedStatement statement, long position) throws SQLException {
        statement.setLong(2, position);
        try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw missing(position);
            }
            return result.getBoolean(1);
        }
    }

    private List<StoredEvent> query(String sql, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    events.add(event(result));
                }
            }
            return events;
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        String aggregateId = row.getString(2);
        return StoredEvent.of(
                row.getLong(1),
                new EventRow(
                        row.getString(5),
                        aggregateId == null ? null : new AggregatePlace(row.getString(4), aggregateId, row.getLong(3)),
                        new SimpleSerializedObject<>(row.getBytes(8), byte[].class, row.getString(6), row.getString(7)),
                        new SerializedMetaData<>(row.getBytes(9), byte[].class),
                        row.getObject(10, OffsetDateTime.class).toInstant()));
    }

    private static List<StoredDomainEvent> domainEvents(List<StoredEvent> events) {
        return events.stream().map(StoredDomainEvent.class::cast).toList();
    }

    private static LogDamagedException missing(long position) {
        return new LogDamagedException("Expected an event at position " + position + ", but there is none.");
    }
}
