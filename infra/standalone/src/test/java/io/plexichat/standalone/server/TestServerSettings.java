package io.plexichat.standalone.server;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import java.nio.file.Path;
import java.util.Map;

/** Of a whole server on a database and an index of its own, at free ports. */
final class TestServerSettings {
    private TestServerSettings() {}

    static Map<String, Object> of(Path data) {
        PostgresDatabase database = TestServers.freshDatabase();
        return Map.of(
                "plexichat.data-dir", data.toString(),
                "plexichat.http-port", "0",
                "plexichat.rsocket-port", "0",
                "plexichat.postgres.url", database.jdbcUrl(),
                "plexichat.postgres.user", database.user(),
                "plexichat.postgres.password", database.password(),
                "plexichat.elasticsearch.url", TestServers.elasticsearch().toString(),
                "plexichat.search.alias", TestServers.freshName("messages"));
    }
}
