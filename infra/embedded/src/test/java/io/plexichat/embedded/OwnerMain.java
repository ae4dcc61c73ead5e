package io.plexichat.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** Owns both servers, says their process ids, and waits to be killed. */
final class OwnerMain {

    private OwnerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Path.of(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(postgres(directory));
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(elasticsearch(directory))) {
            keepSomething(postgres.database());
            Rest rest = new Rest(elasticsearch.uri());
            rest.call("PUT", "/kept", "{}");
            rest.call("PUT", "/kept/_doc/1", "{\"n\": 1}");
            System.out.println(postgres.pid());
            System.out.println(elasticsearch.pid());
            new CountDownLatch(1).await();
        }
    }

    static PostgresOptions postgres(Path directory) {
        return PostgresOptions.in(directory.resolve("postgres"), Servers.POSTGRES_PROGRAMS);
    }

    static ElasticsearchOptions elasticsearch(Path directory) {
        return ElasticsearchOptions.forTests(Servers.ELASTICSEARCH_HOME, directory.resolve("elasticsearch"));
    }

    private static void keepSomething(PostgresDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (n int)");
            statement.execute("INSERT INTO kept VALUES (42)");
        }
    }
}
