package io.plexichat.query.generation;

import io.plexichat.kernel.projection.TrialView.Difference;
import io.plexichat.kernel.projection.TrialView.Example;
import io.plexichat.kernel.projection.TrialView.Kind;
import io.plexichat.query.projection.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the tables of a trial with those of a generation, row by row with the same key.
 *
 * @param whole to look for rows that only the generation has, too
 */
record TrialDifferences(Connection connection, Schema trial, Schema live, boolean whole) {
    private static final int MOST = 10;

    /** Whether there is a key to compare by, and the same columns. */
    boolean isComparable(String table) throws SQLException {
        TableKey keys = new TableKey(connection);
        return !keys.of(trial, table).isEmpty() && keys.columns(trial, table).equals(keys.columns(live, table));
    }

    /** Empty when the rows are the same. */
    Optional<Difference> of(String table) throws SQLException {
        List<String> key = new TableKey(connection).of(trial, table);
        String same = same(table, key);
        String tried = trial + "." + table;
        String known = live + "." + table;
        String join = tried + " t left join " + known + " l on " + same;
        String differs = join + " where l.ctid is not null and t::text is distinct from l::text";
        String onlyTried = join + " where l.ctid is null";
        String onlyKnown = known + " l where not exists (select from " + tried + " t where " + same + ")";
        long differing = count(differs);
        long onlyInTrial = count(onlyTried);
        long onlyInLive = whole ? count(onlyKnown) : 0;
        if (differing + onlyInTrial + onlyInLive == 0) {
            return Optional.empty();
        }
        List<Example> examples = new ArrayList<>();
        addExamples(examples, Kind.DIFFERS, differs, "t", key);
        addExamples(examples, Kind.ONLY_IN_TRIAL, onlyTried, "t", key);
        if (whole) {
            addExamples(examples, Kind.ONLY_IN_LIVE, onlyKnown, "l", key);
        }
        return Optional.of(new Difference(table, differing, onlyInTrial, onlyInLive, examples));
    }

    /** An index helps with equality only, which no null has: columns that may be null are compared otherwise. */
    private String same(String table, List<String> key) throws SQLException {
        List<String> nullable = new TableKey(connection).nullable(trial, table);
        return key.stream()
                .map(column ->
                        "t." + column + (nullable.contains(column) ? " is not distinct from l." : " = l.") + column)
                .collect(Collectors.joining(" and "));
    }

    private long count(String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void addExamples(List<Example> examples, Kind kind, String from, String side, List<String> key)
            throws SQLException {
        if (examples.size() >= MOST) {
            return;
        }
        String columns = key.stream().map(column -> side + "." + column).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select concat_ws(' ', " + columns + ") from " + from
                        + " order by " + columns + " limit " + (MOST - examples.size()))) {
            while (rows.next()) {
                examples.add(new Example(kind, rows.getString(1)));
            }
        }
    }
}
