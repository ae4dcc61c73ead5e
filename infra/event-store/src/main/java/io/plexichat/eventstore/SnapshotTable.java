package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** The latest snapshot of each aggregate. */
final class SnapshotTable {

    private final DataSource dataSource;

    SnapshotTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<DomainEventData<byte[]>> find(String aggregateId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT aggregate_type, sequence, event_id, at,"
                                + " payload_type, payload_revision, payload, metadata FROM log.snapshot WHERE aggregate_id = ?")) {
            statement.setString(1, aggregateId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(snapshot(aggregateId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    /** Keeps the newer one, whichever comes first. */
    void store(EventRow row, AggregatePlace place) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO log.snapshot AS kept (aggregate_id,"
                                + " sequence, aggregate_type, event_id, payload_type, payload_revision, payload, metadata, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (aggregate_id) DO UPDATE SET"
                                + " sequence = excluded.sequence, aggregate_type = excluded.aggregate_type,"
                                + " event_id = excluded.event_id, payload_type = excluded.payload_type,"
                                + " payload_revision = excluded.payload_revision, payload = excluded.payload,"
                                + " metadata = excluded.metadata, at = excluded.at"
                                + " WHERE kept.sequence <= excluded.sequence")) {
            statement.setString(1, place.id());
            statement.setLong(2, place.sequence());
            statement.setString(3, place.type());
            statement.setString(4, row.eventId());
            statement.setString(5, row.payload().getType().getName());
            statement.setString(6, row.payload().getType().getRevision());
            statement.setBytes(7, row.payload().getData());
            statement.setBytes(8, row.metadata().getData());
            statement.setObject(9, row.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new LogUnavailableException("Expected to store a snapshot, but the database failed.", e);
        }
    }

    private static DomainEventData<byte[]> snapshot(String aggregateId, ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString(1),
                aggregateId,
                row.getLong(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getBytes(7),
                row.getBytes(8));
    }
}
