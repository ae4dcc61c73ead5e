package io.plexichat.plugin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/** Whenever the connection is cut: each event once, in order, and each message once, in the order it was sent. */
class LiveConnectionPropertyTest {
    private static final int MESSAGES = 30;
    private static final UUID CHANNEL = UUID.randomUUID();

    /** A server with a log, which cuts one connection in some frames, before or after their effect, and repeats events. */
    private static final class CuttingServer implements FakeRealtime.Dialogue {
        private final Map<String, String> log = new LinkedHashMap<>();
        private final Random random;

        CuttingServer(long seed) {
            random = new Random(seed);
        }

        @Override
        public synchronized void on(FakeWebSocket socket) throws IOException {
            socket.ready(log.size());
            JsonNode subscribe = socket.heard("subscribe");
            int after = subscribe.get("after").asInt();
            for (int position = Math.max(0, after - random.nextInt(5)) + 1; position <= log.size(); position++) {
                socket.event(position, "channel.changed", "{}");
            }
            socket.live();
            while (true) {
                JsonNode sent = socket.heard("send");
                if (cut(socket)) {
                    return;
                }
                String id = sent.get("messageId").asString();
                boolean isNew = log.putIfAbsent(id, sent.get("text").asString()) == null;
                int position = List.copyOf(log.keySet()).indexOf(id) + 1;
                if (isNew) {
                    socket.event(position, "channel.changed", "{}");
                }
                if (cut(socket)) {
                    return;
                }
                socket.ack(sent, position);
            }
        }

        private boolean cut(FakeWebSocket socket) throws IOException {
            boolean cut = random.nextInt(12) == 0;
            if (cut) {
                socket.cut();
            }
            return cut;
        }

        synchronized List<String> texts() {
            return List.copyOf(log.values());
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void shouldHoldWhereverItIsCut(@ForAll long seed) throws Exception {
        CuttingServer cutting = new CuttingServer(seed);
        BlockingQueue<Long> positions = new LinkedBlockingQueue<>();
        List<String> texts = new ArrayList<>();
        List<Long> acknowledged = new ArrayList<>();
        try (FakeRealtime server = new FakeRealtime()) {
            server.always = cutting;
            // A reset takes away what was not read yet, so that many connections in a row may look like none.
            try (PlexiChatClient client = server.client(Duration.ofMinutes(1));
                    LiveConnection live =
                            client.live(Following.after(0), event -> positions.add(event.position()), 8)) {
                List<CompletableFuture<Acknowledgement>> sent = new ArrayList<>();
                for (int i = 0; i < MESSAGES; i++) {
                    texts.add("message " + i);
                    sent.add(live.send(CHANNEL, Draft.of("message " + i)));
                }
                for (CompletableFuture<Acknowledgement> one : sent) {
                    acknowledged.add(one.get(60, TimeUnit.SECONDS).position());
                }
                for (long position = 1; position <= MESSAGES; position++) {
                    assertThat(positions.poll(5, TimeUnit.SECONDS)).isEqualTo(position);
                }
            }
        }
        assertThat(cutting.texts()).isEqualTo(texts);
        assertThat(acknowledged).hasSize(MESSAGES).isSorted().doesNotHaveDuplicates();
        assertThat(positions).isEmpty();
    }
}
