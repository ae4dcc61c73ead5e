package io.plexichat.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Checks rows one after the other: what each says by itself, and that none is missing before it. */
final class RowCheck {

    static final String COLUMNS = "position, checksum, " + PostgresTime.microsOf("at_high") + ", " + EventColumns.NAMES;

    private final Findings findings;
    private final EventChecksum checksum = new EventChecksum();
    private long next;
    private long atHigh;
    private boolean isAtHighKnown;

    /** @param before what is known of the row before the first */
    RowCheck(LogHead before, Findings findings) {
        this.next = before.position() + 1;
        this.atHigh = before.atHigh();
        this.isAtHighKnown = true;
        this.findings = findings;
    }

    long next() {
        return next;
    }

    /** @param result a row of {@link #COLUMNS} */
    void check(ResultSet result) throws SQLException {
        long position = result.getLong(1);
        if (position < next) {
            findings.add(position, "This position is there more than once.");
            return;
        }
        missingUpTo(position - 1);
        EventRow row = EventColumns.read(result, 4);
        if (result.getInt(2) != checksum.of(row, position)) {
            findings.add(position, "The checksum does not match.");
        }
        checkAtHigh(position, PostgresTime.toMicros(row.at()), result.getLong(3));
        next = position + 1;
    }

    /** Notes every position up to this one that has not come, which is told as one finding. */
    void missingUpTo(long position) {
        if (next < position) {
            findings.add(next, "Nothing is here, nor at the positions up to " + position + ".");
        } else if (next == position) {
            findings.add(next, "Nothing is here.");
        }
        skipTo(position + 1);
    }

    void unreadable(long position, SQLException failure) {
        findings.add(position, "The database cannot read it: " + SqlFailures.firstLine(failure));
        skipTo(position + 1);
    }

    /** What was skipped may have had the highest time. */
    private void skipTo(long position) {
        if (next < position) {
            next = position;
            isAtHighKnown = false;
        }
    }

    private void checkAtHigh(long position, long at, long stored) {
        long expected = Math.max(atHigh, at);
        if (isAtHighKnown ? stored != expected : stored < expected) {
            findings.add(position, "Its highest time so far is wrong.");
        }
        atHigh = isAtHighKnown ? expected : Math.max(stored, expected);
        isAtHighKnown = true;
    }
}
