package io.plexichat.plugin.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class LiveConnectionTest {
    private static final UUID CHANNEL = UUID.randomUUID();

    private final Heard heard = new Heard();
    private FakeRealtime server;
    private PlexiChatClient client;

    private static final class Heard implements LiveListener {
        final BlockingQueue<Long> positions = new LinkedBlockingQueue<>();
        final BlockingQueue<String> passing = new LinkedBlockingQueue<>();
        final CompletableFuture<PlexiChatException> ended = new CompletableFuture<>();

        @Override
        public void event(LiveEvent event) {
            if (event.position() == null) {
                passing.add(event.type());
            } else {
                positions.add(event.position());
            }
        }

        @Override
        public void ended(PlexiChatException why) {
            ended.complete(why);
        }

        List<Long> next(int count) throws InterruptedException {
            List<Long> taken = new ArrayList<>();
            while (taken.size() < count) {
                taken.add(positions.take());
            }
            return taken;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new FakeRealtime();
        client = server.client();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void shouldTellEachEventOnceHoweverOftenTheConnectionIsLost() throws Exception {
        List<Long> asked = new ArrayList<>();
        server.then(socket -> {
                    socket.ready(9);
                    asked.add(socket.heard("subscribe").get("after").asLong());
                    socket.event(3);
                    socket.event(5);
                    socket.live();
                    socket.cut();
                })
                .then(FakeWebSocket::cut)
                .then(socket -> {
                    socket.ready(9);
                    asked.add(socket.heard("subscribe").get("after").asLong());
                    socket.event(3);
                    socket.event(5);
                    socket.event(7);
                    socket.say("{\"op\":\"event\",\"event\":{\"type\":\"typing\",\"data\":{}}}");
                    socket.say("{\"op\":\"of a newer server\"}");
                    socket.event(9);
                    socket.waitForEnd();
                });

        try (LiveConnection live = client.live(Following.after(2), heard)) {
            assertThat(heard.next(4)).containsExactly(3L, 5L, 7L, 9L);
            assertThat(heard.passing.take()).isEqualTo("typing");
            assertThat(live.position()).isPresent();
        }
        assertThat(asked.getFirst()).isEqualTo(2);
        assertThat(asked.getLast()).isBetween(2L, 5L);
        assertThat(server.authorizations).startsWith("Bearer a1");
    }

    /** Each connection is cut before the end of what was missed, and all take longer than it would try again in vain. */
    @Test
    void shouldNotGiveUpWhileEachConnectionBringsSomething() throws Exception {
        int many = 12;
        server.always = socket -> {
            socket.ready(100);
            socket.event(socket.heard("subscribe").get("after").asLong() + 1);
            socket.close(1001, "");
        };

        try (PlexiChatClient hasty = server.client(Duration.ofMillis(400));
                LiveConnection _ = hasty.live(Following.after(0), heard)) {
            List<Long> came = new ArrayList<>();
            while (came.size() < many) {
                Long next = heard.positions.poll(10, TimeUnit.SECONDS);
                assertThat(next)
                        .as("after %s, ended with %s", came, heard.ended)
                        .isNotNull();
                came.add(next);
            }
            assertThat(came).isSorted().doesNotHaveDuplicates();
            assertThat(heard.ended).isNotDone();
        }
    }

    @Test
    void shouldGoOnFromWhereNowWasWhenNothingCameBeforeTheCut() throws Exception {
        CompletableFuture<JsonNode> again = new CompletableFuture<>();
        server.then(socket -> {
                    socket.ready(41);
                    socket.heard("subscribe");
                    socket.cut();
                })
                .then(socket -> {
                    socket.ready(50);
                    again.complete(socket.heard("subscribe"));
                    socket.waitForEnd();
                });

        try (LiveConnection _ = client.live(Following.fromNow().only(CHANNEL), heard)) {
            assertThat(again.get().get("after").asLong()).isEqualTo(41);
            assertThat(again.get().get("channels").get(0).asString()).isEqualTo(CHANNEL.toString());
        }
    }

    @Test
    void shouldSendAgainInOrderWhatWasNotAcknowledged() throws Exception {
        List<String> texts = new ArrayList<>();
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        server.then(socket -> {
                    socket.ready(1);
                    socket.ack(socket.heard("send"), 2);
                    socket.heard("send");
                    socket.heard("send");
                    acknowledged.join();
                    socket.cut();
                })
                .then(socket -> {
                    socket.ready(1);
                    JsonNode two = socket.heard("send");
                    JsonNode three = socket.heard("send");
                    texts.add(two.get("text").asString());
                    texts.add(three.get("text").asString());
                    // Its event tells as much as an acknowledgement.
                    socket.event(4, "message.sent", "{\"messageId\":" + two.get("messageId") + "}");
                    socket.ack(three, 5);
                    socket.waitForEnd();
                });

        try (LiveConnection live = client.live(Following.fromNow(), heard)) {
            CompletableFuture<Acknowledgement> one = live.send(CHANNEL, Draft.of("one"));
            CompletableFuture<Acknowledgement> two = live.send(CHANNEL, Draft.of("two"));
            CompletableFuture<Acknowledgement> three = live.send(CHANNEL, Draft.of("three"));
            assertThat(one.get().position()).isEqualTo(2);
            acknowledged.complete(null);
            assertThat(two.get().position()).isEqualTo(4);
            assertThat(three.get().position()).isEqualTo(5);
            assertThat(client.position()).isEqualTo(5);
        }
        assertThat(texts).containsExactly("two", "three");
    }

    @Test
    void shouldFailWhatIsRefusedAndSendAgainWhatIsPutOff() throws Exception {
        server.then(socket -> {
                    socket.ready(1);
                    socket.refuse(socket.heard("send").get("ref").toString(), 403, "channel.muted");
                    socket.refuse(socket.heard("send").get("ref").toString(), 503, "server.busy");
                    socket.waitForEnd();
                })
                .then(socket -> {
                    socket.ready(1);
                    socket.ack(socket.heard("send"), 7);
                    socket.waitForEnd();
                });

        try (LiveConnection live = client.live(Following.fromNow(), heard)) {
            CompletableFuture<Acknowledgement> refused = live.send(CHANNEL, Draft.of("one"));
            CompletableFuture<Acknowledgement> putOff = live.send(CHANNEL, Draft.of("two"));
            assertThatThrownBy(refused::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo("channel.muted"));
            assertThat(putOff.get().position()).isEqualTo(7);
        }
    }

    @Test
    void shouldHoldNoMoreThanAWindowInFlight() throws Exception {
        CompletableFuture<Void> acknowledge = new CompletableFuture<>();
        server.then(socket -> {
            socket.ready(1);
            JsonNode one = socket.heard("send");
            socket.heard("send");
            acknowledge.join();
            socket.ack(one, 2);
            socket.waitForEnd();
        });

        try (LiveConnection live = client.live(Following.fromNow(), heard, 2)) {
            var _ = live.send(CHANNEL, Draft.of("one"));
            var _ = live.send(CHANNEL, Draft.of("two"));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> third = threads.submit(() -> {
                    var _ = live.send(CHANNEL, Draft.of("three"));
                    return true;
                });
                assertThatThrownBy(() -> third.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                acknowledge.complete(null);
                third.get();
            }
        }
    }

    @Test
    void shouldTakeNoMoreThanAWindowWhileItsListenerIsBusy() throws Exception {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Void> allTaken = new CompletableFuture<>();
        int many = 3_000;
        String large = "{\"text\":\"" + "x".repeat(10_000) + "\"}";
        server.then(socket -> {
            socket.ready(0);
            socket.heard("subscribe");
            for (int position = 1; position <= many; position++) {
                socket.event(position, "channel.changed", large);
            }
            allTaken.complete(null);
            socket.waitForEnd();
        });
        LiveListener slow = event -> {
            goOn.join();
            heard.event(event);
        };

        try (LiveConnection _ = client.live(Following.after(0), slow)) {
            assertThatThrownBy(() -> allTaken.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            goOn.complete(null);
            assertThat(heard.next(many)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldRenewATokenThatIsOver() throws Exception {
        CompletableFuture<Void> second = new CompletableFuture<>();
        server.then(socket -> socket.close(4402, "request.unauthenticated")).then(socket -> {
            second.complete(null);
            socket.waitForEnd();
        });

        try (LiveConnection _ = client.live(Following.fromNow(), heard)) {
            second.get();
        }
        assertThat(server.authorizations).containsExactly("Bearer a1", "Bearer a2");
        assertThat(server.sessions).containsExactly("/api/v1/sessions", "/api/v1/sessions/refresh");
    }

    @Test
    void shouldHandANewTokenToAConnectionThatOutlivesTheOldOne() throws Exception {
        server.expiresIn = 0;
        CompletableFuture<String> handed = new CompletableFuture<>();
        server.then(socket -> {
            socket.ready(1);
            handed.complete(socket.heard("authenticate").get("token").asString());
            socket.ready(5);
            socket.event(6);
            socket.waitForEnd();
        });
        try (PlexiChatClient brief = server.client();
                LiveConnection _ = brief.live(Following.after(5), heard)) {
            assertThat(handed.get()).startsWith("a");
            assertThat(heard.next(1)).containsExactly(6L);
        }
        assertThat(server.authorizations).hasSize(1);
    }

    @Test
    void shouldGiveASilentServerUp() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        server.then(socket -> {
                    socket.ready(1);
                    socket.heard("ping");
                    socket.say("{\"op\":\"pong\"}");
                    socket.heard("ping");
                    asked.complete(null);
                    socket.waitForEnd();
                })
                .then(socket -> {
                    socket.ready(1);
                    socket.event(8);
                    socket.waitForEnd();
                });
        Transport transport = client.transport();

        try (LiveConnection _ =
                new LiveConnection(transport, Following.after(1), heard, 1, Duration.ofMillis(30)).start()) {
            asked.get();
            assertThat(heard.next(1)).containsExactly(8L);
        }
    }

    @Test
    void shouldEndWithWhatIsRefusedForGood() throws Exception {
        server.then(socket -> {
            socket.ready(1);
            socket.heard("subscribe");
            socket.refuse("null", 404, "channel.not-found");
            socket.waitForEnd();
        });

        LiveConnection live = client.live(Following.fromNow().only(CHANNEL), heard);
        assertThat(((ProblemException) heard.ended.get()).code()).isEqualTo("channel.not-found");
        assertThat(live.send(CHANNEL, Draft.of("late"))).isCompletedExceptionally();
    }

    @Test
    void shouldEndWhenClosedByAnotherThread() throws Exception {
        server.then(socket -> {
            socket.ready(1);
            socket.heard("send");
            socket.waitForEnd();
        });
        LiveConnection live = client.live(Following.fromNow(), heard);
        CompletableFuture<Acknowledgement> sent = live.send(CHANNEL, Draft.of("one"));
        live.close();
        assertThatThrownBy(() -> sent.get(5, TimeUnit.SECONDS)).cause().isInstanceOf(ServerUnreachableException.class);
        assertThat(heard.ended).isNotDone();
    }
}
