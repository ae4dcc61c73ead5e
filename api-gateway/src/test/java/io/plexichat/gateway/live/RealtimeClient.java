package io.plexichat.gateway.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the WebSocket, as tests use it. */
final class RealtimeClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** @param token null for none in the header */
    RealtimeClient(int port, @Nullable String token) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(SOON);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/api/v1/realtime"), this)
                .join();
    }

    RealtimeClient send(String json) {
        var _ = socket.sendText(json, true).join();
        return this;
    }

    RealtimeClient sendInParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            var _ = socket.sendText(parts[i], i == parts.length - 1).join();
        }
        return this;
    }

    RealtimeClient sendBinary(byte... bytes) {
        var _ = socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    JsonNode next() {
        try {
            JsonNode frame = received.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("Expected a frame, but none came.");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next one, which must be of that operation. */
    JsonNode next(String op) {
        JsonNode frame = next();
        if (!frame.path("op").asString().equals(op)) {
            throw new AssertionError("Expected " + op + ", but got " + frame);
        }
        return frame;
    }

    /** The positions of so many events, which must come next. */
    List<Long> events(int count) {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < count) {
            positions.add(next("event").path("event").path("position").asLong());
        }
        return positions;
    }

    /** The code and the reason. */
    String closed() {
        return closed.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(JsonMapper.shared().readTree(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code + " " + reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
