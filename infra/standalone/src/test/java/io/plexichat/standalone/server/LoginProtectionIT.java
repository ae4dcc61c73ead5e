package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.standalone.accounts.AccountsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Who guesses and who is locked, over the whole server. */
class LoginProtectionIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ADMIN_PASSWORD = "a password for tests only";
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final long ENOUGH_SECONDS = 4;

    @TempDir
    private static Path data = Path.of("");

    private static Map<String, Object> settings = Map.of();
    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        settings = new HashMap<>(TestServerSettings.of(data));
        settings.put("plexichat.admin-password", ADMIN_PASSWORD);
        settings.put("plexichat.gateway.trusted-proxies", "127.0.0.1");
        server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldMakeWhoeverGuessesWaitAndLetTheOwnerIn() throws Exception {
        Api.of(server).registered("ada");
        assertThat(login(HOME, "ada", Api.PASSWORD).statusCode()).isEqualTo(201);

        guessUntilToldToWait("ada");

        HttpResponse<String> waiting = login(ELSEWHERE, "ada", Api.PASSWORD);
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.body()).contains("session.too-many-attempts").doesNotContain("bad-credentials");
        assertThat(login("203.0.113.5", "ada", Api.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(login(HOME + ", " + ELSEWHERE, "ada", Api.PASSWORD).statusCode())
                .as("a proxy tells the truth last")
                .isEqualTo(429);
        JsonNode told = Api.json(201, login(HOME, "ada", Api.PASSWORD));
        assertThat(told.path("failedAttempts").path("count").asInt()).isGreaterThan(5);
        assertThat(Api.json(201, login(HOME, "ada", Api.PASSWORD)).has("failedAttempts"))
                .isFalse();

        guessUntilToldToWait("nobody-of-that-name");
        assertThat(listed("logins", "--of", "ada", "--failed")).containsPattern("failed +ada +[1-9]");
        assertThat(listed("logins", "--of", "nobody-of-that-name")).containsPattern("failed +- ");
        assertThat(listed("logins", "--of", "ada")).contains("succeeded").doesNotContain("nobody");
    }

    @Test
    void shouldKeepALockedAccountOutAtOnceAndAlsoAfterARestart() throws Exception {
        Api.of(server).registered("bob");
        JsonNode tokens = Api.json(201, login(HOME, "bob", Api.PASSWORD));
        Api bob = new Api(server.http(), tokens.path("accessToken").asString());
        CompletableFuture<Long> stream = events(bob);

        assertThat(accounts("lock", "bob", "--reason", "left the company")).isZero();

        assertThat(bob.get("/api/v1/me").body()).contains("session.ended");
        assertThat(stream).succeedsWithin(Duration.ofSeconds(10));
        assertThat(refreshed(tokens).statusCode()).isEqualTo(401);
        assertThat(listed("list", "--locked")).contains(" bob ").doesNotContain(" admin ");
        HttpResponse<String> right = login(HOME, "bob", Api.PASSWORD);
        HttpResponse<String> wrong = login(HOME, "bob", "wrong horse battery");
        assertThat(right.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutInstance(right)).isEqualTo(withoutInstance(wrong)).contains("session.bad-credentials");

        server.close();
        server = new PlexiChatServer(new Silence());
        server.start(settings);
        assertThat(login(HOME, "bob", Api.PASSWORD).statusCode()).isEqualTo(401);

        assertThat(accounts("unlock", "bob", "--reason", "is back")).isZero();
        assertThat(refreshed(tokens).statusCode()).isEqualTo(401);
        assertThat(login(HOME, "bob", Api.PASSWORD).statusCode()).isEqualTo(201);
        assertThat(accounts("lock", "admin", "--reason", "by mistake")).isEqualTo(2);
        assertThat(accounts("lock", "nobody", "--reason", "by mistake")).isEqualTo(2);
    }

    /** For so long that what is tried next is tried within it. */
    private static void guessUntilToldToWait(String name) throws InterruptedException {
        while (true) {
            HttpResponse<String> answer = login(ELSEWHERE, name, "wrong horse battery");
            if (answer.statusCode() == 429) {
                long seconds = answer.headers().firstValueAsLong("Retry-After").orElseThrow();
                if (seconds >= ENOUGH_SECONDS) {
                    return;
                }
                Thread.sleep(Duration.ofSeconds(seconds));
            } else {
                assertThat(answer.body()).contains("session.bad-credentials");
            }
        }
    }

    /** Failed ones are recorded every 10 s. */
    private static String listed(String... arguments) throws InterruptedException {
        String lines = "";
        for (int i = 0; i < 15 && lines.lines().count() < 2; i++) {
            StringWriter out = new StringWriter();
            assertThat(accounts(out, arguments)).isZero();
            lines = out.toString();
            Thread.sleep(Duration.ofSeconds(1));
        }
        return lines;
    }

    private static int accounts(String... arguments) {
        return accounts(new StringWriter(), arguments);
    }

    private static int accounts(StringWriter out, String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--server", server.http().toString(), "--user", "admin", "--password", ADMIN_PASSWORD))
                .toArray(String[]::new);
        return new CommandLine(new AccountsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(all);
    }

    /** Ends with the stream. */
    private static CompletableFuture<Long> events(Api caller) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(server.http().resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + caller.token())
                .GET()
                .build();
        Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body();
        return CompletableFuture.supplyAsync(lines::count);
    }

    private static HttpResponse<String> refreshed(JsonNode tokens) {
        return Api.of(server)
                .post(
                        "/api/v1/sessions/refresh",
                        "{\"refreshToken\":\"%s\"}"
                                .formatted(tokens.path("refreshToken").asString()));
    }

    private static String withoutInstance(HttpResponse<String> problem) {
        return problem.body().replaceFirst("urn:uuid:[0-9a-f-]+", "");
    }

    private static HttpResponse<String> login(String from, String name, String password) {
        HttpRequest request = HttpRequest.newBuilder(server.http().resolve("/api/v1/sessions"))
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
