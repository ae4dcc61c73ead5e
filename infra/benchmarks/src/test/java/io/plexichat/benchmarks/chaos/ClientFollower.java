package io.plexichat.benchmarks.chaos;

import io.plexichat.plugin.client.Following;
import io.plexichat.plugin.client.LiveConnection;
import io.plexichat.plugin.client.LiveEvent;
import io.plexichat.plugin.client.LiveListener;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** By the Java client, which connects again by itself. It passes over what it has had, so doubles are seen by the others only. */
final class ClientFollower extends Follower {
    private final PlexiChatClient client;

    ClientFollower(Who who, long after, PlexiChatClient client) {
        super(who, after);
        this.client = client;
    }

    @Override
    void follow(Connection connection, Duration most) throws Exception {
        Following following =
                Following.after(connection.after()).only(who().asked().toArray(UUID[]::new));
        Listener listener = new Listener(connection);
        try (LiveConnection _ = client.live(following, listener)) {
            listener.ended.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // It moves.
        } finally {
            listener.stop();
        }
    }

    private final class Listener implements LiveListener {
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private Connection connection;
        private boolean stopped;

        Listener(Connection connection) {
            this.connection = connection;
        }

        @Override
        public synchronized void event(LiveEvent event) {
            Long position = event.position();
            if (!stopped && position != null) {
                connection.received(position);
            }
        }

        @Override
        public synchronized void caughtUp() {
            if (!stopped) {
                connection.began();
            }
        }

        @Override
        public synchronized void lost(PlexiChatException why) {
            if (!stopped) {
                failed(why);
                connection = next();
            }
        }

        @Override
        public void ended(PlexiChatException why) {
            ended.completeExceptionally(why);
        }

        synchronized void stop() {
            stopped = true;
        }
    }

    @Override
    public void close() {
        super.close();
        client.close();
    }
}
