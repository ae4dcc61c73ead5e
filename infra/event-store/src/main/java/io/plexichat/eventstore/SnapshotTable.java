package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** The latest snapshot of each aggregate. */
final class SnapshotTable {

    private static final String FIND =
            "SELECT checksum, " + EventColumns.NAMES + " FROM log.snapshot WHERE aggregate_id = ?";
    private static final String STORE = "INSERT INTO log.snapshot AS kept (checksum, " + EventColumns.NAMES + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (aggregate_id) DO UPDATE SET"
            + " checksum = excluded.checksum, sequence = excluded.sequence, aggregate_type = excluded.aggregate_type,"
            + " event_id = excluded.event_id, payload_type = excluded.payload_type,"
            + " payload_revision = excluded.payload_revision, content_type = excluded.content_type,"
            + " at = excluded.at, payload = excluded.payload, metadata = excluded.metadata"
            + " WHERE kept.sequence <= excluded.sequence";

    private final DataSource dataSource;
    private final String contentType;

    SnapshotTable(DataSource dataSource, String contentType) {
        this.dataSource = dataSource;
        this.contentType = contentType;
    }

    /** @throws LogDamagedException if it is not as it was stored */
    Optional<DomainEventData<byte[]>> find(String aggregateId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, aggregateId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? snapshot(EventColumns.read(result, 2), result.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    /** Keeps the newer one, whichever comes first. */
    void store(EventRow row, AggregatePlace place) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setInt(1, new EventChecksum().ofContent(row));
            statement.setString(2, place.id());
            statement.setLong(3, place.sequence());
            statement.setString(4, place.type());
            statement.setString(5, row.eventId());
            statement.setString(6, row.payload().getType().getName());
            statement.setString(7, row.payload().getType().getRevision());
            statement.setString(8, row.contentType());
            statement.setObject(9, row.at().atOffset(ZoneOffset.UTC));
            statement.setBytes(10, row.payload().getData());
            statement.setBytes(11, row.metadata().getData());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new LogUnavailableException("Expected to store a snapshot, but the database failed.", e);
        }
    }

    private Optional<DomainEventData<byte[]>> snapshot(EventRow row, int checksum) {
        AggregatePlace place = row.aggregate();
        if (place == null || checksum != new EventChecksum().ofContent(row)) {
            throw new LogDamagedException("Expected the snapshot as it was stored, but its checksum does not match.");
        }
        return contentType.equals(row.contentType())
                ? Optional.of(new GenericDomainEventEntry<>(
                        place.type(),
                        place.id(),
                        place.sequence(),
                        row.eventId(),
                        row.at(),
                        row.payload().getType().getName(),
                        row.payload().getType().getRevision(),
                        row.payload().getData(),
                        row.metadata().getData()))
                : Optional.empty();
    }
}
