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

/**
 * Some snapshots of each aggregate, at most {@value #MOST}: the newest, and others spread over its history. No two neighbours are
 * further apart than an eighth of the history, unless they came so.
 */
final class SnapshotTable {

    static final int MOST = 16;

    private static final String FIND = "SELECT checksum, " + EventColumns.NAMES
            + " FROM log.snapshot WHERE aggregate_id = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1";
    private static final String STORE = "INSERT INTO log.snapshot (checksum, " + EventColumns.NAMES + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (aggregate_id, sequence) DO UPDATE SET"
            + " checksum = excluded.checksum, aggregate_type = excluded.aggregate_type,"
            + " event_id = excluded.event_id, payload_type = excluded.payload_type,"
            + " payload_revision = excluded.payload_revision, content_type = excluded.content_type,"
            + " at = excluded.at, payload = excluded.payload, metadata = excluded.metadata";

    /** Nobody will read them any more. */
    private static final String DROP_OTHER_REVISIONS = "DELETE FROM log.snapshot WHERE aggregate_id = ?"
            + " AND (payload_type, payload_revision, content_type) IS DISTINCT FROM (?, ?, ?)";

    /** The one whose neighbours are closest to each other; the newest has no neighbour behind it and stays. */
    private static final String THIN_OUT = "DELETE FROM log.snapshot WHERE aggregate_id = ? AND sequence ="
            + " (SELECT sequence FROM (SELECT sequence, count(*) OVER () AS kept,"
            + " lead(sequence) OVER ordered - lag(sequence, 1, -1::bigint) OVER ordered AS gap"
            + " FROM log.snapshot WHERE aggregate_id = ? WINDOW ordered AS (ORDER BY sequence)) AS snapshots"
            + " WHERE kept > ? AND gap IS NOT NULL ORDER BY gap, sequence LIMIT 1)";

    private final DataSource dataSource;
    private final String contentType;

    SnapshotTable(DataSource dataSource, String contentType) {
        this.dataSource = dataSource;
        this.contentType = contentType;
    }

    /**
     * The newest that says nothing of events after that sequence number.
     *
     * @throws LogDamagedException if it is not as it was stored
     */
    Optional<DomainEventData<byte[]>> find(String aggregateId, long lastSequence) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, aggregateId);
            statement.setLong(2, lastSequence);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? snapshot(EventColumns.read(result, 2), result.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    /** Each step is right by itself: if one fails, some are kept that need not be, until the next is stored. */
    void store(EventRow row, AggregatePlace place) {
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, row, place);
            dropOtherRevisions(connection, row, place.id());
            thinOut(connection, place.id());
        } catch (SQLException e) {
            throw new LogUnavailableException("Expected to store a snapshot, but the database failed.", e);
        }
    }

    private static void insert(Connection connection, EventRow row, AggregatePlace place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE)) {
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
        }
    }

    private static void dropOtherRevisions(Connection connection, EventRow row, String aggregateId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DROP_OTHER_REVISIONS)) {
            statement.setString(1, aggregateId);
            statement.setString(2, row.payload().getType().getName());
            statement.setString(3, row.payload().getType().getRevision());
            statement.setString(4, row.contentType());
            statement.executeUpdate();
        }
    }

    private static void thinOut(Connection connection, String aggregateId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(THIN_OUT)) {
            statement.setString(1, aggregateId);
            statement.setString(2, aggregateId);
            statement.setInt(3, MOST);
            statement.executeUpdate();
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
