package io.plexichat.testservers;

import io.plexichat.embedded.PostgresDatabase;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The servers of this test JVM. Calls may come from many threads. */
public final class TestServers {

    private static final AtomicInteger names = new AtomicInteger();

    private TestServers() {}

    /** The shared Postgres server, with its first database; leave that one empty. */
    public static PostgresDatabase postgres() {
        return Postgres.DATABASE;
    }

    /** An empty database of the shared Postgres server, for the caller alone. */
    public static PostgresDatabase freshDatabase() {
        return freshDatabase(postgres());
    }

    /** @param first of the server, which is left alone */
    static PostgresDatabase freshDatabase(PostgresDatabase first) {
        PostgresDatabase fresh = first.withName(freshName("test"));
        try (var connection = DriverManager.getConnection(first.jdbcUrl(), first.user(), first.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + fresh.name());
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to make the database " + fresh.name() + ".", e);
        }
    }

    /** Ends the sessions of a database's clients. Autovacuum's workers may be there, too, and only a superuser may end those. */
    public static void disconnectClients(PostgresDatabase database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to end the sessions of " + database.name() + ".", e);
        }
    }

    /** Where the shared Elasticsearch node answers; its indexes belong to whoever chose their {@link #freshName}. */
    public static URI elasticsearch() {
        return Elasticsearch.ADDRESS;
    }

    /** A name that nobody else in this JVM gets: for indexes, aliases, templates. */
    public static String freshName(String prefix) {
        return prefix + "_" + names.incrementAndGet();
    }

    /** Started when first touched. */
    private static final class Postgres {
        static final PostgresDatabase DATABASE = ServerSource.chosen().startPostgres();
    }

    /** Started when first touched. */
    private static final class Elasticsearch {
        static final URI ADDRESS = ServerSource.chosen().startElasticsearch();
    }
}
