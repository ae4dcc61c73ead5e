package io.plexichat.query.projection.letter;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterTableFactory;

/**
 * One projection's table. Axon's names for columns are not asked for: the statements here are the only ones.
 *
 * @param schema the Postgres schema it stands in
 */
record LetterTable(String schema) implements DeadLetterTableFactory {
    /** Its name; no content of the read model. */
    static final String NAME = "dead_letter";

    String name() {
        return schema + "." + NAME;
    }

    @Override
    public Statement createTableStatement(Connection connection, DeadLetterSchema ignored) throws SQLException {
        Statement statement = connection.createStatement();
        statement.addBatch("""
                create table if not exists %s (
                    letter_id uuid primary key,
                    sequence_id text not null,
                    sequence_index bigint not null,
                    position bigint not null,
                    event_id text not null,
                    event_type text not null,
                    revision text,
                    payload bytea not null,
                    metadata bytea not null,
                    recorded_at timestamptz not null,
                    aggregate_type text,
                    aggregate_id text not null,
                    aggregate_sequence bigint not null,
                    enqueued_at timestamptz not null,
                    touched_at timestamptz not null,
                    claimed_at timestamptz,
                    -- None when it only waits for an earlier one.
                    cause_type text,
                    cause_message text,
                    diagnostics bytea not null,
                    unique (sequence_id, sequence_index)
                )
                """.formatted(name()));
        statement.addBatch(
                "create index if not exists dead_letter_position on %s (position, letter_id)".formatted(name()));
        return statement;
    }
}
