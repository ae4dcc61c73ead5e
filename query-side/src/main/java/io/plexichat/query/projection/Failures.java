package io.plexichat.query.projection;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.query.projection.letter.LetterCause;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass from those that an event causes each time. */
record Failures(ProjectionTarget target) {
    /** Connection, resources, operator intervention, transaction rollback, lock not available, system error. */
    private static final Set<String> PASSING_SQL_STATES = Set.of("08", "53", "57", "40", "55", "58");

    private static final String READ_ONLY = "25006";
    private static final String DISK_FULL = "53100";

    boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isPassingItself(cause) || target.isUnavailable(cause)) {
                return true;
            }
        }
        return false;
    }

    static boolean isDiskFull(Throwable failure) {
        return DISK_FULL.equals(sqlState(failure));
    }

    /** In words that quote no content. */
    static LetterCause told(Throwable failure) {
        return LetterCause.of(failure, sqlState(failure));
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
            if (cause instanceof RowWriteException rows) {
                return rows.sqlState();
            }
        }
        return null;
    }

    private static boolean isPassingItself(Throwable cause) {
        return switch (cause) {
            case UnableToClaimTokenException _ -> true;
            case RejectedException rejected -> KeyRejections.UNAVAILABLE.isReasonOf(rejected);
            case InterruptedException _ -> true;
            case org.springframework.transaction.TransactionException _ -> true;
            case org.springframework.dao.TransientDataAccessException _ -> true;
            case org.springframework.dao.DataAccessResourceFailureException _ -> true;
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            case SQLNonTransientConnectionException _ -> true;
            case SQLException sql -> isPassingState(sql.getSQLState());
            case RowWriteException rows -> isPassingState(rows.sqlState());
            default -> false;
        };
    }

    private static boolean isPassingState(@Nullable String state) {
        return state != null
                && state.length() >= 2
                && (PASSING_SQL_STATES.contains(state.substring(0, 2)) || state.equals(READ_ONLY));
    }
}
