package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import io.plexichat.query.projection.letter.LetterLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The database that holds the projections' schemas. */
public final class ProjectionStore {
    /** Any number that nothing else locks with. */
    private static final long MIGRATION_LOCK = 0x706c65786971L;

    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate database;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final LetterLimits limits;

    /**
     * A transaction takes a connection when it first speaks to the database: one that waits for Elasticsearch holds none.
     *
     * @param serializer of the log's events, which dead letters are
     */
    public ProjectionStore(DataSource dataSource, Serializer serializer, EventUpcaster upcasters, LetterLimits limits) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.limits = limits;
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
        return new RowWriter(this::connection);
    }

    DeadLetters letters(Schema schema) {
        return new DeadLetters(schema.toString(), dataSource, transactions(), serializer, upcasters, limits);
    }

    /** Makes the schema and its tables unless they are there. */
    void migrate(Projection projection, DeadLetters letters) {
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
            }
            // First, so that views may ask what is parked.
            letters.create();
            if (!Boolean.TRUE.equals(exists)) {
                database.execute(schema.sql(tables(projection)));
            }
        });
    }

    /** Drops all content, the dead letters with it, and starts before the first event again. */
    void clear(Schema schema, DeadLetters letters) {
        inTransaction(() -> {
            letters.clear();
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
        database
                .queryForList(
                        "select tablename from pg_tables where schemaname = ? and tablename <> 'progress'",
                        String.class,
                        schema.toString())
                .stream()
                .filter(table -> !DeadLetters.isTable(table))
                .forEach(table -> tables.put(table, ""));
        return tables;
    }

    /** An exception undoes everything, and is thrown as it is. */
    <T> T inTransaction(Callable<T> action) throws Exception {
        TransactionStatus transaction = transactions.getTransaction(TransactionDefinition.withDefaults());
        T result;
        try {
            result = action.call();
        } catch (Throwable e) {
            transactions.rollback(transaction);
            throw e;
        }
        transactions.commit(transaction);
        return result;
    }

    /** Undoes all that the current transaction did, and lets it go on. */
    void startOver() throws SQLException {
        connection().rollback();
    }

    /** Does a part of the current transaction; when it fails for good, that part alone is undone and the failure returned. */
    Optional<Exception> attempt(Step step, Predicate<Exception> isPassing) throws Exception {
        Savepoint before = connection().setSavepoint();
        try {
            step.run();
            connection().releaseSavepoint(before);
            return Optional.empty();
        } catch (Exception failure) {
            if (isPassing.test(failure)) {
                throw failure;
            }
            connection().rollback(before);
            connection().releaseSavepoint(before);
            return Optional.of(failure);
        }
    }

    private Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }

    void inTransaction(Runnable action) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> action.run());
    }

    interface Step {
        void run() throws Exception;
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
