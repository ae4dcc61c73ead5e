package io.plexichat.query.projection.letter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterStatementFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The queue's SQL. A table belongs to one projection, so the processing group plays no part. Sizes are those of an index, not of
 * a count: a sequence that somebody took letters out of may be told as longer than it is.
 */
final class LetterStatements implements DeadLetterStatementFactory<TrackedEventMessage<?>> {
    private static final String FIRST_OF_EACH = """
            select distinct on (sequence_id) * from %s order by sequence_id, sequence_index
            """;

    private final String table;
    private final Serializer serializer;

    LetterStatements(LetterTable table, Serializer serializer) {
        this.table = table.name();
        this.serializer = serializer;
    }

    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String group,
            String sequence,
            DeadLetter<? extends TrackedEventMessage<?>> letter,
            long index)
            throws SQLException {
        TrackedEventMessage<?> message = letter.message();
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        DomainEventMessage<?> domain = message instanceof DomainEventMessage<?> event ? event : null;
        Optional<Cause> cause = letter.cause();
        return prepare(
                connection,
                """
                insert into %s (letter_id, sequence_id, sequence_index, position, event_id, event_type, revision, payload,
                    metadata, recorded_at, aggregate_type, aggregate_id, aggregate_sequence, enqueued_at, touched_at,
                    cause_type, cause_message, diagnostics)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                sequence,
                index,
                message.trackingToken().position().orElseThrow(),
                message.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData(),
                message.getTimestamp(),
                domain == null ? null : domain.getType(),
                domain == null ? message.getIdentifier() : domain.getAggregateIdentifier(),
                domain == null ? 0L : domain.getSequenceNumber(),
                letter.enqueuedAt(),
                letter.lastTouched(),
                cause.map(Cause::type).orElse(null),
                cause.map(Cause::message).orElse(null),
                bytes(letter.diagnostics()));
    }

    @Override
    public PreparedStatement maxIndexStatement(Connection connection, String group, String sequence)
            throws SQLException {
        return prepare(connection, "select coalesce(max(sequence_index), 0) from %s where sequence_id = ?", sequence);
    }

    @Override
    public PreparedStatement evictStatement(Connection connection, String letter) throws SQLException {
        return prepare(connection, "delete from %s where letter_id = ?", UUID.fromString(letter));
    }

    @Override
    public PreparedStatement requeueStatement(
            Connection connection, String letter, @Nullable Cause cause, Instant touched, MetaData diagnostics)
            throws SQLException {
        return prepare(
                connection,
                """
                update %s set cause_type = ?, cause_message = ?, touched_at = ?, diagnostics = ?, claimed_at = null
                where letter_id = ?
                """,
                cause == null ? null : cause.type(),
                cause == null ? null : cause.message(),
                touched,
                bytes(diagnostics),
                UUID.fromString(letter));
    }

    @Override
    public PreparedStatement containsStatement(Connection connection, String group, String sequence)
            throws SQLException {
        return sequenceSizeStatement(connection, group, sequence);
    }

    @Override
    public PreparedStatement letterSequenceStatement(
            Connection connection, String group, String sequence, int offset, int size) throws SQLException {
        return prepare(
                connection,
                "select * from %s where sequence_id = ? order by sequence_index offset ? limit ?",
                sequence,
                offset,
                size);
    }

    @Override
    public PreparedStatement sequenceIdentifiersStatement(Connection connection, String group) throws SQLException {
        return prepare(connection, "select sequence_id from %s group by sequence_id order by min(position)");
    }

    @Override
    public PreparedStatement sizeStatement(Connection connection, String group) throws SQLException {
        return prepare(connection, "select count(*) from %s");
    }

    @Override
    public PreparedStatement sequenceSizeStatement(Connection connection, String group, String sequence)
            throws SQLException {
        return prepare(
                connection,
                "select coalesce(max(sequence_index) - min(sequence_index) + 1, 0) from %s where sequence_id = ?",
                sequence);
    }

    @Override
    public PreparedStatement amountOfSequencesStatement(Connection connection, String group) throws SQLException {
        return prepare(connection, "select count(distinct sequence_id) from %s");
    }

    @Override
    public PreparedStatement claimableSequencesStatement(
            Connection connection, String group, Instant claimedBefore, int offset, int size) throws SQLException {
        return prepare(
                connection,
                "select * from (" + FIRST_OF_EACH + ") first where claimed_at is null or claimed_at < ?"
                        + " order by touched_at offset ? limit ?",
                claimedBefore,
                offset,
                size);
    }

    @Override
    public PreparedStatement claimStatement(Connection connection, String letter, Instant now, Instant claimedBefore)
            throws SQLException {
        return prepare(
                connection,
                "update %s set claimed_at = ? where letter_id = ? and (claimed_at is null or claimed_at < ?)",
                now,
                UUID.fromString(letter),
                claimedBefore);
    }

    @Override
    public PreparedStatement nextLetterInSequenceStatement(
            Connection connection, String group, String sequence, long index) throws SQLException {
        return prepare(
                connection,
                "select * from %s where sequence_id = ? and sequence_index > ? order by sequence_index limit 1",
                sequence,
                index);
    }

    @Override
    public PreparedStatement clearStatement(Connection connection, String group) throws SQLException {
        return prepare(connection, "delete from %s");
    }

    private byte[] bytes(MetaData metaData) {
        return serializer.serialize(metaData, byte[].class).getData();
    }

    private PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.formatted(table));
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : values[i]);
        }
        return statement;
    }
}
