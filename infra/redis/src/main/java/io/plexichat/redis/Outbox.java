package io.plexichat.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Publishes in order: one batch at a time is under way, and what comes meanwhile goes in the next. */
final class Outbox {
    /** What comes beyond is dropped: it would be late anyway. */
    private static final int MOST_WAITING = 10_000;

    private static final int MOST_IN_A_BATCH = 1_000;

    private final RedisLink link;
    private final Queue<Message> waiting = new ArrayDeque<>();
    private boolean sending;

    private record Message(String topic, String text) {}

    Outbox(RedisLink link) {
        this.link = link;
    }

    void send(Collection<String> topics, String text) {
        if (link.client().isEmpty()) {
            return;
        }
        synchronized (waiting) {
            for (String topic : topics) {
                if (waiting.size() < MOST_WAITING) {
                    waiting.add(new Message(topic, text));
                }
            }
            if (sending) {
                return;
            }
            sending = true;
        }
        sendNext();
    }

    private void sendNext() {
        Optional<RedissonClient> client = link.client();
        List<Message> next = new ArrayList<>();
        synchronized (waiting) {
            if (client.isEmpty()) {
                waiting.clear();
            }
            while (next.size() < MOST_IN_A_BATCH && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            sending = !next.isEmpty();
        }
        if (client.isPresent() && !next.isEmpty()) {
            send(client.get(), next);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Each is part of the batch.
    private void send(RedissonClient client, List<Message> messages) {
        // Not skipResult(): what turns answers off for a batch (CLIENT REPLY OFF) put later ones of its connection
        // out of step.
        RBatch batch = client.createBatch();
        for (Message message : messages) {
            batch.getTopic(link.key("topic:" + message.topic()), StringCodec.INSTANCE)
                    .publishAsync(message.text());
        }
        batch.executeAsync().whenComplete((_, e) -> {
            if (e != null) {
                link.suspect(e);
            }
            sendNext();
        });
    }
}
