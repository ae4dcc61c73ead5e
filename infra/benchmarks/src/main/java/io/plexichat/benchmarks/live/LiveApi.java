package io.plexichat.benchmarks.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls that prepare a measurement. */
final class LiveApi implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery staple";
    private static final int AT_ONCE = 4;
    private static final int BATCH = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    LiveApi(URI server) {
        this.server = server;
    }

    /** @param token of a session of its own */
    record Person(UUID accountId, String token) {}

    List<Person> register(int number) throws InterruptedException, ExecutionException {
        try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Person>> made = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                String name = "live-" + i;
                made.add(several.submit(() -> register(name)));
            }
            List<Person> people = new ArrayList<>();
            for (Future<Person> person : made) {
                people.add(person.get());
            }
            return people;
        }
    }

    private Person register(String name) {
        Map<String, Object> credentials = Map.of("username", name, "password", PASSWORD);
        JsonNode account = call("POST", "/api/v1/accounts", "", credentials);
        JsonNode session = call("POST", "/api/v1/sessions", "", credentials);
        return new Person(
                UUID.fromString(account.get("accountId").asString()),
                session.get("accessToken").asString());
    }

    /** @param people the first one makes it */
    UUID room(String name, List<Person> people) {
        List<String> others = people.stream()
                .skip(1)
                .map(person -> person.accountId().toString())
                .toList();
        JsonNode made = call(
                "POST",
                "/api/v1/channels",
                people.getFirst().token(),
                Map.of("name", name, "kind", "private", "members", others));
        return UUID.fromString(made.get("channelId").asString());
    }

    /** The position of the first one. */
    long send(Person sender, UUID channel, int messages) {
        long first = -1;
        for (int sent = 0; sent < messages; sent += BATCH) {
            List<Map<String, String>> batch = new ArrayList<>();
            for (int i = sent; i < Math.min(sent + BATCH, messages); i++) {
                batch.add(Map.of("text", "message " + i + " of those that somebody is to catch up with, one by one"));
            }
            JsonNode results = call(
                    "POST",
                    "/api/v1/channels/" + channel + "/messages/batch",
                    sender.token(),
                    Map.of("messages", batch));
            if (first < 0) {
                first = results.get("results").get(0).get("position").asLong();
            }
        }
        return first;
    }

    private JsonNode call(String method, String path, String token, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
