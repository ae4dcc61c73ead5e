package io.plexichat.eventstore;

import java.sql.SQLException;

/** The end of a COPY, which commits it, was left without an answer: only here it is not known whether the rows are in the log. */
final class CommitFailedException extends SQLException {

    private static final long serialVersionUID = 1L;

    CommitFailedException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
    }
}
