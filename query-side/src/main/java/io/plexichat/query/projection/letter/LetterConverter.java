package io.plexichat.query.projection.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A row as a letter. Its message is not decoded before it is asked for its payload: it may still be unreadable. */
record LetterConverter(Serializer serializer)
        implements DeadLetterJdbcConverter<TrackedEventMessage<?>, JdbcDeadLetter<TrackedEventMessage<?>>> {

    @Override
    public JdbcDeadLetter<TrackedEventMessage<?>> convertToLetter(ResultSet row) throws SQLException {
        return new JdbcDeadLetter<>(
                row.getString("letter_id"),
                row.getLong("sequence_index"),
                row.getString("sequence_id"),
                time(row, "enqueued_at"),
                time(row, "touched_at"),
                cause(row),
                serializer.<byte[], MetaData>deserialize(
                        new SerializedMetaData<>(row.getBytes("diagnostics"), byte[].class)),
                message(row));
    }

    private TrackedEventMessage<?> message(ResultSet row) throws SQLException {
        Instant recordedAt = time(row, "recorded_at");
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(row.getLong("position")),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("aggregate_sequence"),
                new SerializedMessage<>(
                        row.getString("event_id"),
                        new SimpleSerializedObject<>(
                                row.getBytes("payload"),
                                byte[].class,
                                row.getString("event_type"),
                                row.getString("revision")),
                        new SerializedMetaData<>(row.getBytes("metadata"), byte[].class),
                        serializer),
                () -> recordedAt);
    }

    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        String type = row.getString("cause_type");
        return type == null ? null : new ThrowableCause(type, row.getString("cause_message"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
