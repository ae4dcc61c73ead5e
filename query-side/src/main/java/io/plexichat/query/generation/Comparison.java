package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildView.Difference;
import io.plexichat.query.projection.TableDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What comparing two generations told.
 *
 * @param position at which both stood
 * @param activeIsWhole whether the active one had taken every event: one with dead letters lacks rows, so others may well differ
 */
record Comparison(long position, boolean activeIsWhole, List<Difference> differences) {
    private static final TableDigest ABSENT = new TableDigest(0, "");

    /** How to find rows that are not the same in both. */
    interface Examples {
        List<String> of(String table) throws SQLException;
    }

    static List<Difference> differences(
            Map<String, TableDigest> active, Map<String, TableDigest> next, Examples examples) throws SQLException {
        List<Difference> found = new ArrayList<>();
        Collection<String> tables = new TreeSet<>(active.keySet());
        tables.addAll(next.keySet());
        for (String table : tables) {
            TableDigest one = active.getOrDefault(table, ABSENT);
            TableDigest other = next.getOrDefault(table, ABSENT);
            if (!one.equals(other)) {
                found.add(new Difference(
                        table, one.rows(), other.rows(), one.digest(), other.digest(), examples.of(table)));
            }
        }
        return found;
    }
}
