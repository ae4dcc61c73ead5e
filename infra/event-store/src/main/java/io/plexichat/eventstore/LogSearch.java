package io.plexichat.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Finds places in the log by bisection, a row at a time, so that no index has to be kept for it. */
final class LogSearch {

    private final DataSource dataSource;

    LogSearch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Test {
        boolean isPassed(long number) throws SQLException;
    }

    /** The first position up to {@code head} whose event is not earlier than the time. */
    OptionalLong firstAt(Instant time, long head) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT at_high >= ? FROM log.event WHERE position = ?")) {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            long first = first(head + 1, position -> {
                statement.setLong(2, position);
                return answer(statement, "Expected an event at position " + position + ", but there is none.");
            });
            return first > head ? OptionalLong.empty() : OptionalLong.of(first);
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    /**
     * The sequence number of the aggregate's last event up to the position; -1 when there is none.
     *
     * @param newest that of its last event of all
     */
    long lastSequence(String aggregateId, long newest, long position) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT position > ? FROM log.event WHERE aggregate_id = ? AND sequence = ?")) {
            statement.setLong(1, position);
            statement.setString(2, aggregateId);
            long first = first(newest + 1, sequence -> {
                statement.setLong(3, sequence);
                return answer(
                        statement,
                        "Expected event " + sequence + " of aggregate " + aggregateId + ", but there is none.");
            });
            return first - 1;
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    /** The first number that passes, as all after it do; the end if none before it does. */
    private static long first(long end, Test test) throws SQLException {
        long low = 0;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (test.isPassed(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean answer(PreparedStatement statement, String otherwise) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new LogDamagedException(otherwise);
            }
            return result.getBoolean(1);
        }
    }
}
