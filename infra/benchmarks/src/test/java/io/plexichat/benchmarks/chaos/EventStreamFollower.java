package io.plexichat.benchmarks.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over server-sent events, without the client library. */
final class EventStreamFollower extends Follower {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI server;
    private final Door door;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    EventStreamFollower(Who who, long after, URI server, Door door) {
        super(who, after);
        this.server = server;
        this.door = door;
    }

    @Override
    void follow(Connection connection, Duration most) throws Exception {
        String channels = who().asked().isEmpty()
                ? ""
                : "?channels=" + who().asked().stream().map(UUID::toString).collect(Collectors.joining(","));
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/events" + channels))
                .header("Authorization", "Bearer " + door.token())
                .header("Last-Event-ID", Long.toString(connection.after()))
                .timeout(PATIENCE)
                .build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        InputStream body = response.body();
        try (body) {
            if (response.statusCode() != 200) {
                throw new IOException("Answered " + response.statusCode() + ".");
            }
            connection.began();
            Thread mover = Thread.startVirtualThread(() -> closeAfter(most, body));
            try {
                read(body, connection);
            } finally {
                mover.interrupt();
            }
        }
    }

    private static void read(InputStream body, Connection connection) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                JsonNode event = JSON.readTree(line.substring("data:".length()));
                if (event.hasNonNull("position")) {
                    connection.received(event.path("position").asLong());
                }
            }
        }
    }

    private static void closeAfter(Duration time, InputStream body) {
        try {
            Thread.sleep(time);
            body.close();
        } catch (InterruptedException | IOException _) {
            // It ended before.
        }
    }

    @Override
    public void close() {
        super.close();
        http.shutdownNow();
    }
}
