package io.plexichat.benchmarks.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over a WebSocket, without the client library. */
final class WebSocketFollower extends Follower {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 20;

    private final URI server;
    private final Door door;
    private final HttpClient http = HttpClient.newHttpClient();

    WebSocketFollower(Who who, long after, URI server, Door door) {
        super(who, after);
        this.server = server;
        this.door = door;
    }

    @Override
    void follow(Connection connection, Duration most) throws Exception {
        Frames frames = new Frames(connection);
        WebSocket socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + door.token())
                .buildAsync(URI.create("ws://127.0.0.1:" + server.getPort() + "/api/v1/realtime"), frames)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            Map<String, Object> subscribe = new HashMap<>(Map.of("op", "subscribe", "after", connection.after()));
            if (!who().asked().isEmpty()) {
                subscribe.put("channels", who().asked());
            }
            socket.sendText(JSON.writeValueAsString(subscribe), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            frames.ended.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // It moves.
        } finally {
            socket.abort();
            frames.stop();
        }
    }

    /** Of one connection: what comes after it was given up is not taken. */
    private static final class Frames implements WebSocket.Listener {
        private final Connection connection;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private boolean stopped;

        Frames(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private synchronized void take(JsonNode frame) {
            if (stopped) {
                return;
            }
            switch (frame.path("op").asString()) {
                case "event" -> {
                    JsonNode position = frame.path("event").path("position");
                    if (position.isNumber()) {
                        connection.received(position.asLong());
                    }
                }
                case "live" -> connection.began();
                case "error" ->
                    ended.completeExceptionally(
                            new IOException(frame.path("problem").path("code").asString()));
                default -> {}
            }
        }

        synchronized void stop() {
            stopped = true;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.completeExceptionally(new IOException("Closed with " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.completeExceptionally(error);
        }
    }

    @Override
    public void close() {
        super.close();
        http.shutdownNow();
    }
}
