package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plexichat.standalone.accounts.AccountsCommand;
import io.plexichat.standalone.accounts.BotsCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Bots over the whole server: from the command line to the end of their streams, and through a restart. */
class BotsIT {
    private static final String ADMIN_PASSWORD = "a password for tests only";
    private static final Pattern TOKEN = Pattern.compile("Shown this once: (plx_\\w{49})");
    private static final Pattern ID = Pattern.compile("Made token ([0-9a-f-]{36}) of");
    private static final Duration WITHIN = Duration.ofSeconds(1);

    @TempDir
    private static Path data = Path.of("");

    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
    private static Map<String, Object> settings = Map.of();
    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        LOGGED.start();
        settings = new HashMap<>(TestServerSettings.of(data));
        settings.put("plexichat.admin-password", ADMIN_PASSWORD);
        startServer();
    }

    /** Which sets up what is logged anew. */
    private static void startServer() {
        server.start(settings);
        root().addAppender(LOGGED);
        root().error("What is logged is heard.");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @AfterAll
    static void stop() {
        server.close();
        boolean _ = root().detachAppender(LOGGED);
    }

    @Test
    void shouldActByATokenWithinItsScopesAlsoAfterARestartUntilItIsRevoked() throws Exception {
        Api ann = Api.of(server).registered("ann");
        String channel = ann.newChannel("deployments");
        assertThat(bots("create", "deploys", "--owner", "ann")).isEqualTo("Made the bot deploys.\n");
        String said = botsAs(
                "ann",
                "token",
                "create",
                "deploys",
                "--label",
                "ci",
                "--scope",
                "join-channel,send-messages",
                "--scope",
                "read-channel",
                "--expires",
                "30d");
        String token = found(TOKEN, said);
        Api bot = new Api(server.http(), token);

        assertThat(Api.json(200, bot.get("/api/v1/me")).path("username").asString())
                .isEqualTo("deploys");
        String path = "/api/v1/channels/" + channel;
        assertThat(bot.send("PUT", path + "/members/me", "").statusCode()).isEqualTo(204);
        assertThat(bot.post(path + "/messages", Api.text("deployed")).statusCode())
                .isEqualTo(201);
        assertThat(bot.send("PATCH", path, "{\"topic\":\"mine\"}").body()).contains("request.forbidden");
        assertThat(bot.get("/api/v1/sessions").body()).contains("request.forbidden");
        assertThat(bot.post("/api/v1/bots", "{\"username\":\"another\"}").statusCode())
                .isEqualTo(403);

        server.close();
        server = new PlexiChatServer(new Silence());
        startServer();
        Api again = new Api(server.http(), token);
        assertThat(again.post(path + "/messages", Api.text("still here")).statusCode())
                .isEqualTo(201);
        assertThat(botsAs("ann", "token", "list", "deploys"))
                .contains("live", "ci", "send-messages")
                .doesNotContain("never");
        assertThat(bots("list")).contains("deploys", "active");
        CompletableFuture<List<Long>> stream = CompletableFuture.supplyAsync(() -> again.events(0, 1_000));
        assertThat(again.get(path).statusCode()).isEqualTo(200);
        Thread.sleep(500);
        assertThat(stream).isNotDone();

        String revoked = botsAs("ann", "token", "revoke", "deploys", found(ID, said));
        assertThat(revoked).startsWith("Revoked token ");
        assertThat(stream).succeedsWithin(WITHIN);
        assertThat(again.get("/api/v1/me").body()).contains("request.unauthenticated");
        shouldBeNowhere(token);
    }

    @Test
    void shouldEndWithALockAndNotComeBackWithItsEnd() {
        assertThat(bots("create", "watcher")).isEqualTo("Made the bot watcher.\n");
        Api bot = new Api(
                server.http(), found(TOKEN, bots("token", "create", "watcher", "--label", "x", "--scope", "chat")));
        assertThat(bot.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(run(new CommandLine(new AccountsCommand()), "admin", "lock", "watcher", "--reason", "stolen"))
                .startsWith("Locked");
        assertThat(bot.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(bots("token", "create", "watcher", "--label", "x", "--scope", "chat"))
                .contains("bot.locked");
        assertThat(bots("list")).contains("locked");
        assertThat(run(new CommandLine(new AccountsCommand()), "admin", "unlock", "watcher", "--reason", "found"))
                .startsWith("Unlocked");
        assertThat(bot.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(bots("token", "create", "watcher", "--label", "x", "--scope", "chat"))
                .contains("plx_");
    }

    @Test
    void shouldSayWhatIsWrong() {
        Api.of(server).registered("eve");
        assertThat(bots("create", "helper")).startsWith("Made");
        assertThat(botsAs("eve", "create", "mine")).contains("request.forbidden");
        assertThat(botsAs("eve", "token", "list", "helper")).contains("There is no bot helper");
        assertThat(bots("token", "create", "helper", "--label", "x", "--scope", "see-keys"))
                .contains("request.invalid");
        assertThat(bots("token", "create", "helper", "--label", "x", "--scope", "fly"))
                .contains("request.invalid");
        assertThat(bots("token", "create", "helper", "--label", "x", "--scope", "chat", "--expires", "soon"))
                .contains("Expected --expires to be such as 30d");
        assertThat(bots("token", "create", "helper", "--label", "x", "--scope", "chat", "--expires", "9999d"))
                .contains("request.invalid");
        Api bot = new Api(
                server.http(), found(TOKEN, bots("token", "create", "helper", "--label", "x", "--scope", "chat")));
        JsonNode login = Api.json(
                401,
                Api.of(server).post("/api/v1/sessions", "{\"username\":\"helper\",\"password\":\"helper helper\"}"));
        assertThat(login.path("code").asString()).isEqualTo("session.bad-credentials");
        assertThat(bot.post("/api/v1/me/factors/passkeys/offer", "").statusCode())
                .isEqualTo(403);
    }

    /** Neither in a table of the database, also of events, nor in what was logged. */
    private static void shouldBeNowhere(String token) throws SQLException {
        String hex = HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII));
        int looked = 0;
        try (Connection connection = DriverManager.getConnection(
                        (String) settings.get("plexichat.postgres.url"),
                        (String) settings.get("plexichat.postgres.user"),
                        (String) settings.get("plexichat.postgres.password"));
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                ResultSet rows = statement.executeQuery("select count(*) from " + table + " t where t::text like '%"
                        + token + "%' or t::text like '%" + hex + "%'");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).as(table).isZero();
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(10);
        assertThat(List.copyOf(LOGGED.list))
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(token));
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return matcher.group(1);
    }

    private static String bots(String... arguments) {
        return run(new CommandLine(new BotsCommand()), "admin", arguments);
    }

    private static String botsAs(String user, String... arguments) {
        return run(new CommandLine(new BotsCommand()), user, arguments);
    }

    /** What it says, to whichever side. */
    private static String run(CommandLine line, String user, String... arguments) {
        String password = user.equals("admin") ? ADMIN_PASSWORD : Api.PASSWORD;
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--server", server.http().toString(), "--user", user, "--password", password))
                .toArray(String[]::new);
        StringWriter said = new StringWriter();
        int _ = line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute(all);
        return said.toString();
    }
}
