package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;

/** The columns that hold an {@link EventRow}, which events and snapshots have in common. */
final class EventColumns {

    static final String NAMES = "aggregate_id, sequence, aggregate_type, event_id, payload_type, payload_revision,"
            + " content_type, at, payload, metadata";
    static final int COUNT = 10;

    private EventColumns() {}

    /** In Postgres's binary format, which is also what the checksum is taken of. */
    static void write(EventRow row, ColumnBuffer out) {
        AggregatePlace place = row.aggregate();
        if (place == null) {
            out.nothing();
            out.nothing();
            out.nothing();
        } else {
            out.text(place.id());
            out.number(place.sequence());
            out.text(place.type());
        }
        out.text(row.eventId());
        out.text(row.payload().getType().getName());
        out.text(row.payload().getType().getRevision());
        out.text(row.contentType());
        out.number(PostgresTime.toMicros(row.at()));
        out.bytes(row.payload().getData());
        out.bytes(row.metadata().getData());
    }

    static EventRow read(ResultSet result, int firstColumn) throws SQLException {
        String aggregateId = result.getString(firstColumn);
        AggregatePlace place = aggregateId == null
                ? null
                : new AggregatePlace(result.getString(firstColumn + 2), aggregateId, result.getLong(firstColumn + 1));
        return new EventRow(
                result.getString(firstColumn + 3),
                place,
                result.getString(firstColumn + 6),
                new SimpleSerializedObject<>(
                        result.getBytes(firstColumn + 8),
                        byte[].class,
                        result.getString(firstColumn + 4),
                        result.getString(firstColumn + 5)),
                new SerializedMetaData<>(result.getBytes(firstColumn + 9), byte[].class),
                result.getObject(firstColumn + 7, OffsetDateTime.class).toInstant());
    }
}
