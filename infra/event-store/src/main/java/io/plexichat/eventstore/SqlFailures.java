package io.plexichat.eventstore;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Tells what a failed statement means by its SQL state. */
final class SqlFailures {

    static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String UNIQUE_VIOLATION = "23505";

    /** Data exception, integrity violation, program limit: the rows are at fault, and will be the next time. */
    private static final Set<String> FAULT_OF_THE_DATA = Set.of("22", "23", "54");

    /** Postgres found a page or an index entry that is not what it wrote. */
    private static final Set<String> DAMAGE = Set.of("XX001", "XX002");

    private SqlFailures() {}

    static boolean isDuplicate(Exception failure) {
        return failure instanceof SQLException e && UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    static boolean isFaultOfTheData(Exception failure) {
        return failure instanceof SQLException e && (FAULT_OF_THE_DATA.contains(stateClass(e)) || isDamage(e));
    }

    static EventStoreException whileReading(SQLException failure) {
        if (isDamage(failure)) {
            return new LogDamagedException("Expected to read the log, but the database found it damaged.", failure);
        }
        return new LogUnavailableException("Expected to read the log, but the database failed.", failure);
    }

    static boolean isDamage(SQLException failure) {
        return DAMAGE.contains(Objects.requireNonNullElse(failure.getSQLState(), ""));
    }

    /** Whether the server answered the statement with an error, which undid it; after anything else it may yet be done. */
    static boolean isRefusal(Exception failure) {
        return failure instanceof PSQLException e
                && e.getServerErrorMessage() != null
                && "ERROR".equals(e.getServerErrorMessage().getSeverity());
    }

    /** Without the context that Postgres adds, which may quote rows. */
    static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("") + " (" + failure.getSQLState() + ")";
    }

    private static String stateClass(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
