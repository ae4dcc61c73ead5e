package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key vault that came back from a copy, with keys that the log of after it ordered destroyed. */
@Timeout(120)
class OlderVaultIT {
    @TempDir
    private Path data;

    private final PostgresDatabase log = TestServers.freshDatabase();
    private final PostgresDatabase vault = TestServers.freshDatabase();
    private final PostgresDatabase copy = vault.withName(vault.name() + "_copy");
    private final String alias = TestServers.freshName("messages");

    @Test
    void shouldDestroyTheKeysAgainBeforeAnybodyIsServed() throws Exception {
        String messages;
        try (PlexiChatServer server = started(vault)) {
            Api ann = Api.of(server).registered("zyxwvu");
            Api bob = Api.of(server).registered("bob");
            String channel = bob.newChannel("room");
            messages = "/api/v1/channels/" + channel + "/messages";
            assertThat(ann.send("PUT", "/api/v1/channels/" + channel + "/members/me", "{}")
                            .statusCode())
                    .isEqualTo(204);
            Api.json(201, ann.post(messages, "{\"text\":\"hers\"}"));
        }
        copyVault();

        try (PlexiChatServer server = started(vault)) {
            Api ann = Api.of(server).loggedIn("zyxwvu");
            Api.json(202, ann.send("DELETE", "/api/v1/me", "{\"password\":\"" + Api.PASSWORD + "\"}"));
            awaitErased(Api.of(server).loggedIn("bob"), messages);
        }

        try (PlexiChatServer server = started(copy)) {
            String page = Api.of(server).loggedIn("bob").get(messages).body();
            assertThat(page)
                    .contains("\"displayName\":\"erased\"")
                    .doesNotContain("hers")
                    .doesNotContain("zyxwvu");
        }
    }

    private PlexiChatServer started(PostgresDatabase keys) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "plexichat.data-dir",
                data.toString(),
                "plexichat.http-port",
                "0",
                "plexichat.rsocket-port",
                "0",
                "plexichat.postgres.url",
                log.jdbcUrl(),
                "plexichat.postgres.user",
                log.user(),
                "plexichat.postgres.password",
                log.password(),
                "plexichat.elasticsearch.url",
                TestServers.elasticsearch().toString(),
                "plexichat.search.alias",
                alias,
                "plexichat.admin-password",
                "a password for tests only",
                "plexichat.erasure.grace",
                "PT0S"));
        settings.put("plexichat.keys.url", keys.jdbcUrl());
        settings.put("plexichat.keys.user", keys.user());
        settings.put("plexichat.keys.password", keys.password());
        PlexiChatServer server = new PlexiChatServer(new Silence());
        try {
            server.start(settings);
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    private void copyVault() throws Exception {
        try (Connection connection = DriverManager.getConnection(log.jdbcUrl(), log.user(), log.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + copy.name() + " TEMPLATE " + vault.name());
        }
    }

    private static void awaitErased(Api viewer, String messages) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!viewer.get(messages).body().contains("\"displayName\":\"erased\"")) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
