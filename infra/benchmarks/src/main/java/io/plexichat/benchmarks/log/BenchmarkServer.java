package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.embedded.PostgresOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The product's own Postgres as the product runs it, on a directory of its own. */
final class BenchmarkServer implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 120;

    private final Path directory;
    private final EmbeddedPostgres postgres;

    private BenchmarkServer(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** @param durable with fsync, as in the product */
    static BenchmarkServer start(Path directory, int sharedBuffersMegabytes, boolean durable) {
        PostgresOptions options = PostgresOptions.in(directory.resolve("postgres"), directory.resolve("programs"))
                .withDurable(durable)
                .withSharedBuffersMegabytes(sharedBuffersMegabytes)
                .withMaxConnections(MAX_CONNECTIONS);
        return new BenchmarkServer(directory, EmbeddedPostgres.start(options));
    }

    /** On the volume that the server writes to. */
    Path directory() {
        return directory;
    }

    ProcessorTime processorTime() {
        return ProcessorTime.with(ProcessHandle.of(postgres.pid()).orElseThrow());
    }

    /** A pool that is full from the start, whose connections make one insert of many. */
    HikariDataSource pool(int size, boolean autoCommit) {
        return pool(size, autoCommit, true);
    }

    /** A pool as the product's read models have. */
    HikariDataSource plainPool(int size) {
        return pool(size, true, false);
    }

    private HikariDataSource pool(int size, boolean autoCommit, boolean rewritesInserts) {
        PostgresDatabase database = postgres.database();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.addDataSourceProperty("reWriteBatchedInserts", Boolean.toString(rewritesInserts));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    Connection connect() throws SQLException {
        PostgresDatabase database = postgres.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first row. */
    List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(String.valueOf(result.getObject(i)));
            }
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
