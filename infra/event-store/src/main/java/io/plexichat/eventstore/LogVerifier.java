package io.plexichat.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole log and tells what is wrong with it: a position that is missing or doubled, a row that is not as it was
 * written, a highest time that is not, an aggregate's event without the one before it, an index that does not lead to its row.
 *
 * <p>It works on one connection, page by page, without a transaction around them, and changes nothing: a log never changes
 * behind its head, so it may run beside the server that writes.
 */
public final class LogVerifier {

    private static final Logger log = LoggerFactory.getLogger(LogVerifier.class);
    private static final int PAGE = 2_000;

    private final DataSource dataSource;
    private final int keptFindings;

    /** @param keptFindings how many findings are told; all are counted */
    public LogVerifier(DataSource dataSource, int keptFindings) {
        this.dataSource = dataSource;
        this.keptFindings = keptFindings;
    }

    /** Told after every page. */
    @FunctionalInterface
    public interface Progress {

        /** @param last the last position that will be looked at */
        void verifiedUpTo(long position, long last);
    }

    /**
     * @param from the first position to look at
     * @throws LogSchemaException if there is no log, or one of a newer release
     * @throws LogUnavailableException if the database fails
     */
    public Verification verify(long from, Progress progress) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off");
                return verify(new VerifierQueries(connection), from, progress);
            } finally {
                giveBack(connection);
            }
        } catch (SQLException e) {
            throw SqlFailures.whileReading(e);
        }
    }

    private Verification verify(VerifierQueries queries, long from, Progress progress) throws SQLException {
        queries.requireSchema();
        Findings findings = new Findings(keptFindings);
        long last = queries.head();
        RowCheck rows = new RowCheck(queries.before(from), findings);
        while (rows.next() <= last) {
            long first = rows.next();
            long end = Math.min(last, first + PAGE - 1);
            verifyPage(queries, rows, findings, first, end);
            rows.missingUpTo(end);
            progress.verifiedUpTo(end, last);
        }
        if (from == 0) {
            compareWithHeap(queries, findings, last);
        }
        return findings.conclude(from, last);
    }

    /** Where a page of the table is damaged, the rows around it are looked at one by one. */
    private static void verifyPage(VerifierQueries queries, RowCheck rows, Findings findings, long first, long end)
            throws SQLException {
        try {
            queries.rows(first, end, rows);
            queries.misplaced(first, end, findings);
        } catch (SQLException e) {
            if (!SqlFailures.isDamage(e)) {
                throw e;
            }
            for (long position = first; position <= end; position++) {
                verifyOne(queries, rows, findings, position);
            }
        }
    }

    private static void verifyOne(VerifierQueries queries, RowCheck rows, Findings findings, long position)
            throws SQLException {
        try {
            if (position >= rows.next()) {
                queries.rows(position, position, rows);
                rows.missingUpTo(position);
            }
            queries.misplaced(position, position, findings);
        } catch (SQLException e) {
            if (!SqlFailures.isDamage(e)) {
                throw e;
            }
            rows.unreadable(position, e);
        }
    }

    /** Everything so far was found by an index. */
    private static void compareWithHeap(VerifierQueries queries, Findings findings, long last) throws SQLException {
        try {
            long rows = queries.countInHeap(last);
            if (rows != last + 1) {
                findings.add(last, "The table has " + rows + " rows up to here, instead of " + (last + 1) + ".");
            }
        } catch (SQLException e) {
            if (!SqlFailures.isDamage(e)) {
                throw e;
            }
            findings.add(last, "The database cannot read the whole table: " + SqlFailures.firstLine(e));
        }
    }

    private static void giveBack(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET enable_seqscan; RESET enable_bitmapscan");
            connection.setReadOnly(false);
        } catch (SQLException e) {
            log.debug("The connection could not be given back as it was.", e);
        }
    }
}
