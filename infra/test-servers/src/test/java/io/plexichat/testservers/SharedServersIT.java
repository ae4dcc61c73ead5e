package io.plexichat.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedServersIT {

    @Nested
    class FreshDatabase {

        @Test
        void shouldBeEmptyAndForTheCallerAlone() throws SQLException {
            PostgresDatabase one = TestServers.freshDatabase();
            PostgresDatabase other = TestServers.freshDatabase();

            execute(one, "CREATE TABLE messages (n int)");
            execute(other, "CREATE TABLE messages (n int)");

            assertThat(one.port()).isEqualTo(other.port());
        }
    }

    @Nested
    class Elasticsearch {

        @Test
        void shouldAnswer() throws IOException, InterruptedException {
            HttpRequest root =
                    HttpRequest.newBuilder(TestServers.elasticsearch()).build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(client.send(root, BodyHandlers.ofString()).body()).contains("\"number\"");
            }
        }

        @Test
        void shouldBeSharedByNamesThatNobodyElseGets() {
            assertThat(TestServers.freshName("messages")).isNotEqualTo(TestServers.freshName("messages"));
        }
    }

    private static void execute(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
