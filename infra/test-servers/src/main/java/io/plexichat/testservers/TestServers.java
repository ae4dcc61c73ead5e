package io.plexichat.testservers;

import io.plexichat.embedded.PostgresDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The servers of this test JVM. Calls may come from many threads. */
public final class TestServers {

    private static final AtomicInteger databases = new AtomicInteger();

    private TestServers() {}

    /** The shared Postgres server, with its first database; leave that one empty. */
    public static PostgresDatabase postgres() {
        return Postgres.DATABASE;
    }

    /** An empty database of the shared Postgres server, for the caller alone. */
    public static PostgresDatabase freshDatabase() {
        PostgresDatabase fresh = postgres().withName("test_" + databases.incrementAndGet());
        try (var connection = DriverManager.getConnection(
                        postgres().jdbcUrl(), postgres().user(), postgres().password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + fresh.name());
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to make the database " + fresh.name() + ".", e);
        }
    }

    /** Started when first touched. */
    private static final class Postgres {
        static final PostgresDatabase DATABASE = ServerSource.chosen().startPostgres();
    }
}
