package io.plexichat.plugin.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been sent and not acknowledged, in its order; never more than a window of it. */
final class InFlight {
    private record Sent(UUID channelId, Draft draft, CompletableFuture<Acknowledgement> acknowledged) {}

    private final Semaphore room;
    private final Map<UUID, Sent> messages = new LinkedHashMap<>();
    private @Nullable Consumer<String> connection;
    private @Nullable PlexiChatException over;

    InFlight(int window) {
        this.room = new Semaphore(window);
    }

    /** False when there is none at the moment. */
    boolean takeRoom() {
        return room.tryAcquire();
    }

    void awaitRoom() throws InterruptedException {
        room.acquire();
    }

    /** For whom there is room. Goes out at once, if there is a connection. */
    synchronized CompletableFuture<Acknowledgement> add(UUID channelId, Draft draft) {
        Sent sent = new Sent(channelId, draft, new CompletableFuture<>());
        Sent known = messages.get(draft.messageId());
        if (known != null) {
            room.release();
            return known.acknowledged();
        }
        if (over != null) {
            room.release();
            return CompletableFuture.failedFuture(over);
        }
        messages.put(draft.messageId(), sent);
        if (connection != null) {
            connection.accept(LiveFrame.send(channelId, draft));
        }
        return sent.acknowledged();
    }

    /** From now on by this connection, first what was sent before. */
    synchronized void over(Consumer<String> open) {
        connection = open;
        messages.values().forEach(sent -> open.accept(LiveFrame.send(sent.channelId(), sent.draft())));
    }

    synchronized void disconnected() {
        connection = null;
    }

    void acknowledged(UUID messageId, long position) {
        Sent sent = remove(messageId);
        if (sent != null) {
            sent.acknowledged().complete(new Acknowledgement(messageId, sent.channelId(), position));
        }
    }

    void refused(UUID messageId, ProblemException problem) {
        Sent sent = remove(messageId);
        if (sent != null) {
            sent.acknowledged().completeExceptionally(problem);
        }
    }

    /** Fails what is in flight and what would be. */
    void end(PlexiChatException why) {
        List<Sent> left;
        synchronized (this) {
            over = why;
            connection = null;
            left = new ArrayList<>(messages.values());
            messages.clear();
        }
        left.forEach(sent -> {
            room.release();
            sent.acknowledged().completeExceptionally(why);
        });
    }

    private synchronized @Nullable Sent remove(UUID messageId) {
        Sent sent = messages.remove(messageId);
        if (sent != null) {
            room.release();
        }
        return sent;
    }
}
