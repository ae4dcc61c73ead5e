package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import io.plexichat.query.projection.letter.LetterLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.ConnectionCallback;
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
    private final boolean shared;

    /**
     * A transaction takes a connection when it first speaks to the database: one that waits for Elasticsearch holds none.
     *
     * @param serializer of the log's events, which dead letters are
     * @param shared whether other processes want to hear how far projections are
     */
    public ProjectionStore(
            DataSource dataSource,
            Serializer serializer,
            EventUpcaster upcasters,
            LetterLimits limits,
            boolean shared) {
        this.shared = shared;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.limits = limits;
        this.dataSource = new LazyConnectionDataSourceProxy(dataSource);
        this.transactions = new JdbcTransactionManager(this.dataSource);
        this.database = new JdbcTemplate(this.dataSource);
    }

    public boolean isShared() {
        return shared;
    }

    /** One that the caller keeps, and closes. */
    Connection connect() throws SQLException {
        return Objects.requireNonNull(dataSource.getConnection());
    }

    SpringTransactions transactions() {
        return new SpringTransactions(transactions);
    }

    public JdbcTemplate database() {
        return database;
    }

    /**
     * Of the transaction this thread is in.
     *
     * @param bulk to copy what is inserted
     */
    RowWriter rows(boolean bulk) {
        return new RowWriter(this::connection, bulk);
    }

    DeadLetters letters(Schema schema) {
        return new DeadLetters(schema.toString(), dataSource, transactions(), serializer, upcasters, limits);
    }

    /**
     * Makes the schema and its tables unless they are there.
     *
     * @param indexed to make the indexes at once
     */
    void migrate(Projection projection, DeadLetters letters, boolean indexed) {
        Schema schema = projection.schema();
        Sql sql = Sql.of(projection);
        inTransaction(() -> {
            database.query("select pg_advisory_xact_lock(?)", _ -> null, MIGRATION_LOCK);
            boolean exists = isThere(schema);
            if (!exists) {
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
            if (!exists) {
                database.execute(sql.tables());
                if (indexed && sql.hasIndexes()) {
                    database.execute(sql.indexes());
                }
            }
        });
    }

    public boolean isThere(Schema schema) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select from information_schema.schemata where schema_name = ?)",
                Boolean.class,
                schema.toString()));
    }

    public void drop(Schema schema) {
        database.execute("drop schema if exists " + schema + " cascade");
    }

    /** On disk, indexes included. */
    public long bytes(Schema schema) {
        Long bytes = database.queryForObject("""
                select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint from pg_class c
                join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relkind = 'r'
                """, Long.class, schema.toString());
        return bytes == null ? 0 : bytes;
    }

    /** Drops all content, the dead letters with it, and starts before the first event again. */
    void clear(Schema schema, DeadLetters letters) {
        inTransaction(() -> {
            letters.clear();
            contentTables(schema).forEach(table -> database.execute("truncate " + schema + "." + table));
            database.update(schema.sql("update {schema}.progress set position = ?"), Positions.NONE);
        });
    }

    Map<String, TableDigest> checksums(Schema schema) {
        return inSnapshot(connection -> TableDigest.of(connection, schema));
    }

    /** Reads several times as of one moment. */
    public <T> T inSnapshot(SnapshotRead<T> read) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return Objects.requireNonNull(snapshot.execute(_ -> {
            try {
                return read.from(connection());
            } catch (SQLException e) {
                throw new RowWriteException(e);
            }
        }));
    }

    public interface SnapshotRead<T> {
        T from(Connection connection) throws SQLException;
    }

    private List<String> contentTables(Schema schema) {
        return Objects.requireNonNull(database.execute(
                (ConnectionCallback<List<String>>) connection -> ContentTables.of(connection, schema)));
    }

    /** Tells the planner what there is: right after a bulk it knows nothing. */
    void analyze(Schema schema) {
        contentTables(schema).forEach(table -> database.execute("analyze " + schema + "." + table));
    }

    /** An exception undoes everything, and is thrown as it is. */
    public <T> T inTransaction(Callable<T> action) throws Exception {
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

    public void inTransaction(Runnable action) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> action.run());
    }

    interface Step {
        void run() throws Exception;
    }
}
