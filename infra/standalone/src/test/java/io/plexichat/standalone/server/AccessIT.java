package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.standalone.accounts.AccountsCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Roles over the whole server: given and taken, true at once, and through a restart. */
class AccessIT {
    private static final String ADMIN_PASSWORD = "a password for tests only";

    @TempDir
    private static Path data = Path.of("");

    private static Map<String, Object> settings = Map.of();
    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        settings = new HashMap<>(TestServerSettings.of(data));
        settings.put("plexichat.admin-password", ADMIN_PASSWORD);
        server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldGiveAndTakeRolesAtOnceAlsoAfterARestart() throws Exception {
        Api ann = Api.of(server).registered("ann");
        assertThat(ann.get("/api/v1/admin/projections").statusCode()).isEqualTo(403);

        assertThat(accounts("roles", "ann", "--grant", "operator", "--grant", "auditor"))
                .isEqualTo("Roles of ann: auditor, member, operator.\n");
        assertThat(ann.get("/api/v1/admin/projections").statusCode()).isEqualTo(200);
        assertThat(ann.get("/api/v1/admin/erasures").statusCode()).isEqualTo(200);
        assertThat(ann.get("/api/v1/me").body()).contains("\"operator\"");
        assertThat(accounts("list", "--role", "auditor")).contains("ann").doesNotContain("admin ");

        server.close();
        server = new PlexiChatServer(new Silence());
        server.start(settings);
        Api again = new Api(server.http(), ann.token());
        assertThat(again.get("/api/v1/admin/projections").statusCode()).isEqualTo(200);
        CompletableFuture<List<Long>> stream = CompletableFuture.supplyAsync(() -> again.events(0, 1_000));

        assertThat(accounts("roles", "ann", "--take", "operator")).isEqualTo("Roles of ann: auditor, member.\n");
        assertThat(again.get("/api/v1/admin/projections").statusCode()).isEqualTo(200);
        assertThat(again.send("POST", "/api/v1/admin/projections/timeline/rebuild", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stream).isNotDone();
        assertThat(accounts("roles", "ann", "--take", "member")).isEqualTo("Roles of ann: auditor.\n");
        assertThat(again.get("/api/v1/channels").body()).contains("request.forbidden");
        assertThat(stream).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldKeepAnAdministrator() {
        assertThat(accounts("roles", "admin", "--take", "admin")).contains("account.admin-of-oneself");
        assertThat(accounts("create", "boss", "--role", "admin"))
                .contains("Made the account boss.", "Its password, shown this once: ", "Gave it the role admin.");
        assertThat(accounts("roles", "boss", "--take", "admin")).isEqualTo("Roles of boss: member.\n");
        assertThat(accounts("roles", "nobody", "--grant", "admin")).contains("account.not-found");
        assertThat(accounts("roles", "boss", "--grant", "king")).contains("request.invalid");
    }

    @Test
    void shouldKeepTheMutedQuietAndShowIt() {
        Api owner = Api.of(server).registered("owner");
        Api bob = Api.of(server).registered("bob");
        String path = "/api/v1/channels/" + owner.newChannel("quiet room");
        String member = path + "/members/" + bob.accountId();
        assertThat(bob.send("PUT", path + "/members/me", "").statusCode()).isEqualTo(204);
        String until = Instant.now().plusSeconds(3_600).toString();
        HttpResponse<String> muted = owner.send("PUT", member + "/mute", "{\"until\":\"" + until + "\"}");
        assertThat(muted.statusCode()).isEqualTo(204);

        assertThat(bob.post(path + "/messages", Api.text("hello")).body()).contains("channel.muted");
        JsonNode shown = Api.json(200, bob.get(path, Api.position(muted)));
        assertThat(shown.path("mutedUntil").asString()).startsWith(until.substring(0, 19));
        assertThat(Api.json(200, owner.get(path + "/members")).toString()).contains("mutedUntil");
        assertThat(bob.post(path + "/typing", "").body()).contains("channel.muted");
        assertThat(owner.send("PUT", member + "/mute", "{\"until\":\"2020-01-01T00:00:00Z\"}")
                        .body())
                .contains("out-of-range");

        assertThat(owner.send("DELETE", member + "/mute", "").statusCode()).isEqualTo(204);
        assertThat(bob.post(path + "/messages", Api.text("hello")).statusCode()).isEqualTo(201);
        assertThat(owner.send("PUT", member, "{\"role\":\"read-only\"}").statusCode())
                .isEqualTo(204);
        assertThat(bob.post(path + "/messages", Api.text("hello")).body()).contains("channel.not-allowed");
    }

    /** What it says, to whichever side. */
    private static String accounts(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--server", server.http().toString(), "--user", "admin", "--password", ADMIN_PASSWORD))
                .toArray(String[]::new);
        StringWriter said = new StringWriter();
        int _ = new CommandLine(new AccountsCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all);
        return said.toString();
    }
}
