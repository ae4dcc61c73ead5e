package io.plexichat.standalone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks into the database, without the query side. */
final class RebuildAudit {
    private static final String TWO_OF_A_ROLE = """
            SELECT name || ' ' || role || ' ' || count(*) FROM projection.generation
            WHERE role <> 'DROPPED' GROUP BY name, role HAVING count(*) > 1
            """;
    private static final String NOT_ACTIVE = """
            SELECT DISTINCT name FROM projection.generation g
            WHERE NOT EXISTS (SELECT FROM projection.generation a WHERE a.name = g.name AND a.role = 'ACTIVE')
            """;
    private static final String STANDS = """
            SELECT name || '_' || number || ' ' || state || ': ' || because FROM projection.generation
            WHERE role = 'BUILDING' AND state IN ('BLOCKED', 'FAILED')
            """;
    private static final String UNDER_WAY = """
            SELECT CASE WHEN role = 'BUILDING' THEN phase ELSE 'ROLLBACK' END FROM projection.generation
            WHERE role = 'BUILDING' OR role = 'PREVIOUS' AND rolls_back
            """;
    /** Schemas of generations that nobody would remove any more. */
    private static final String LEFT_OVER = """
            SELECT nspname FROM pg_namespace JOIN projection.generation ON nspname = name || '_' || number
            WHERE role = 'DROPPED' AND kept_until IS NULL
            UNION ALL
            SELECT nspname FROM pg_namespace WHERE nspname ~ '^(account|directory|erasure|session|timeline)_[0-9]+$'
            AND NOT EXISTS (SELECT FROM projection.generation WHERE nspname = name || '_' || number)
            """;

    private static final String INDEXES = """
            SELECT regexp_replace(schemaname, '_[0-9]+$', '') || ' '
                || replace(replace(indexdef, schemaname || '.', ''), schemaname, '')
            FROM pg_indexes JOIN projection.generation ON schemaname = name || '_' || number
            WHERE role IN (%s) AND name <> 'search' ORDER BY 1
            """;

    private static final int FEW = 5;

    private final PostgresDatabase database;
    private final Map<String, Integer> underWay = new TreeMap<>();

    RebuildAudit(PostgresDatabase database) {
        this.database = database;
    }

    /** Right after a kill. */
    void check() {
        if (select("SELECT to_regclass('projection.generation') IS NOT NULL").contains("f")) {
            return;
        }
        assertThat(select(TWO_OF_A_ROLE)).isEmpty();
        assertThat(select(NOT_ACTIVE)).isEmpty();
        assertThat(select(STANDS)).isEmpty();
        assertThat(select(LEFT_OVER)).isEmpty();
        select(UNDER_WAY).forEach(phase -> underWay.merge(phase, 1, Integer::sum));
    }

    /** How many builds were found in which phase, and rollbacks ordered. */
    Map<String, Integer> underWay() {
        return underWay;
    }

    long generations() {
        return Long.parseLong(
                select("SELECT count(*) FROM projection.generation").getFirst());
    }

    List<String> activeIndexes() {
        return select(INDEXES.formatted("'ACTIVE'"));
    }

    List<String> previousIndexes() {
        return select(INDEXES.formatted("'PREVIOUS'"));
    }

    /** What is in the active generation of a read model here, and not there; a few rows of it. */
    String notIn(RebuildAudit other, String model) {
        Set<String> here = new TreeSet<>(rows(model));
        here.removeAll(other.rows(model));
        return here.stream().limit(FEW).collect(Collectors.joining("\n"));
    }

    private List<String> rows(String model) {
        return select("""
                        SELECT schemaname || '.' || tablename
                        FROM pg_tables JOIN projection.generation ON schemaname = name || '_' || number
                        WHERE role = 'ACTIVE' AND name = '%s'
                        """.formatted(model)).stream()
                .flatMap(table -> select("SELECT '" + table.substring(table.indexOf('.') + 1)
                                + " ' || to_jsonb(row)::text FROM " + table + " row")
                        .stream())
                .toList();
    }

    private List<String> select(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
