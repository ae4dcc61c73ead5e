package io.plexichat.benchmarks.chaos;

import io.plexichat.benchmarks.product.RawRSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/** Over RSocket, a few events asked for at a time. */
final class RSocketFollower extends Follower {
    private static final int DEMAND = 16;

    private final int port;
    private final Door door;

    RSocketFollower(Who who, long after, int port, Door door) {
        super(who, after);
        this.port = port;
        this.door = door;
    }

    @Override
    void follow(Connection connection, Duration most) throws Exception {
        Map<String, Object> request = new HashMap<>(Map.of("after", connection.after()));
        if (!who().asked().isEmpty()) {
            request.put("channels", who().asked());
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Gate gate = new Gate(connection);
        try (RawRSocket socket = RawRSocket.connect(port, door.token())) {
            Disposable stream = socket.stream("v1.events", request)
                    .limitRate(DEMAND)
                    .subscribe(gate::take, ended::completeExceptionally, () -> ended.complete(null));
            try {
                ended.get(most.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // It moves.
            } finally {
                stream.dispose();
                gate.shut();
            }
        }
    }

    /** Nothing is taken any more once the connection was given up. */
    private static final class Gate {
        private final Connection connection;
        private boolean shut;

        Gate(Connection connection) {
            this.connection = connection;
        }

        synchronized void take(JsonNode event) {
            if (!shut && event.hasNonNull("position")) {
                connection.received(event.path("position").asLong());
            }
        }

        synchronized void shut() {
            shut = true;
        }
    }
}
