package io.plexichat.query.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Postgres refused rows, or was not there. Without the driver's exception, which quotes the rows: those hold message text. */
final class RowWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;

    RowWriteException(SQLException cause) {
        super("Expected Postgres to take the rows, but it answered with SQL state " + cause.getSQLState() + ".");
        this.sqlState = cause.getSQLState();
        setStackTrace(cause.getStackTrace());
    }

    @Nullable
    String sqlState() {
        return sqlState;
    }
}
