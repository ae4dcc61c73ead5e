package io.plexichat.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database that holds the projections' schemas. */
public final class ProjectionStore {
    /** Any number that nothing else locks with. */
    private static final long MIGRATION_LOCK = 0x706c65786971L;

    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate database;

    /** A transaction takes a connection when it first speaks to the database: one that waits for Elasticsearch holds none. */
    public ProjectionStore(DataSource dataSource) {
        this.dataSource = new LazyConnectionDataSourceProxy(dataSource);
        this.transactions = new JdbcTransactionManager(this.dataSource);
        this.database = new JdbcTemplate(this.dataSource);
    }

    SpringTransactions transactions() {
        return new SpringTransactions(transactions);
    }

    JdbcTemplate database() {
        return database;
    }

    /** Of the transaction this thread is in. */
    RowWriter rows() {
        return new RowWriter(() -> DataSourceUtils.getConnection(dataSource));
    }

    /** Makes the schema and its tables unless they are there. */
    void migrate(Projection projection) {
        Schema schema = projection.schema();
        inTransaction(() -> {
            database.query("select pg_advisory_xact_lock(?)", _ -> null, MIGRATION_LOCK);
            Boolean exists = database.queryForObject(
                    "select exists (select from information_schema.schemata where schema_name = ?)",
                    Boolean.class,
                    schema.toString());
            if (!Boolean.TRUE.equals(exists)) {
                database.execute("create schema " + schema);
                database.execute(schema.sql("""
                        create table {schema}.progress (
                            segment int primary key,
                            position bigint not null,
                            owner text,
                            claimed_at timestamptz
                        )
                        """));
                database.update(
                        schema.sql("insert into {schema}.progress (segment, position) values (?, ?)"),
                        ProgressTable.ONLY_SEGMENT,
                        Positions.NONE);
                database.execute(schema.sql(tables(projection)));
            }
        });
    }

    /** Drops all content and starts before the first event again. */
    void clear(Schema schema) {
        inTransaction(() -> {
            contentTables(schema).keySet().forEach(table -> database.execute("truncate " + schema + "." + table));
            database.update(schema.sql("update {schema}.progress set position = ?"), Positions.NONE);
        });
    }

    /** A digest of each table: equal if and only if the rows are. */
    Map<String, String> checksums(Schema schema) {
        Map<String, String> checksums = contentTables(schema);
        inTransaction(() -> {
            database.execute("set local timezone = 'UTC'");
            checksums.replaceAll(
                    (table, _) -> String.valueOf(database.queryForObject("""
                    select count(*) || ':' || coalesce(md5(string_agg(digest, '' order by digest)), '')
                    from (select md5(content::text) as digest from %s.%s content) rows
                    """.formatted(schema, table), String.class)));
        });
        return checksums;
    }

    private Map<String, String> contentTables(Schema schema) {
        Map<String, String> tables = new TreeMap<>();
        database.queryForList(
                        "select tablename from pg_tables where schemaname = ? and tablename <> 'progress'",
                        String.class,
                        schema.toString())
                .forEach(table -> tables.put(table, ""));
        return tables;
    }

    private void inTransaction(Runnable action) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> action.run());
    }

    /** The resource {@code <name>.sql} beside the projection's class. */
    private static String tables(Projection projection) {
        String resource = projection.schema().name() + ".sql";
        try (InputStream sql = projection.getClass().getResourceAsStream(resource)) {
            if (sql == null) {
                throw new IllegalStateException("Expected " + resource + " beside " + projection.getClass());
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
