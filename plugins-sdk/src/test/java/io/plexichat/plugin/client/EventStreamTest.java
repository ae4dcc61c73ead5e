package io.plexichat.plugin.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private FakeServer server;
    private PlexiChatClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = server.client();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String event(long position) {
        return "id: %d\nevent: message.sent\ndata: {\"position\":%d,\"type\":\"message.sent\",\"data\":{\"text\":\"t\"}}\n\n"
                .formatted(position, position);
    }

    @Test
    void shouldGoOnAfterTheLastPositionWhenTheConnectionIsLost() {
        server.then(exchange -> {
                    FakeServer.stream(exchange, ": hello\n\n" + event(3) + event(5) + "id: 6\ndata: {\"posit");
                    exchange.close();
                })
                .thenBreak()
                .then(503, "{\"code\":\"server.busy\"}")
                .then(exchange -> FakeServer.stream(exchange, event(6) + event(7)));

        List<Long> positions = new ArrayList<>();
        try (EventStream stream = client.follow(Following.after(2))) {
            while (positions.size() < 4) {
                positions.add(stream.next().position());
            }
            assertThat(stream.position()).contains(7L);
        }

        assertThat(positions).containsExactly(3L, 5L, 6L, 7L);
        assertThat(server.asked()).extracting(FakeServer.Asked::path).startsWith("/api/v1/events?after=2");
        assertThat(server.asked().getLast().path()).isEqualTo("/api/v1/events?after=5");
    }

    @Test
    void shouldFollowOnlyTheChannelsAskedFor() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        server.then(exchange -> FakeServer.stream(exchange, event(1)));

        try (EventStream stream = client.follow(Following.fromNow().only(one, two))) {
            assertThat(stream.next().data().get("text").asString()).isEqualTo("t");
        }

        assertThat(server.asked().getFirst().path()).isEqualTo("/api/v1/events?channels=" + one + "%2C" + two);
    }

    @Test
    void shouldEndWhenClosedByAnotherThread() throws Exception {
        CompletableFuture<HttpExchange> open = new CompletableFuture<>();
        server.then(exchange -> {
            FakeServer.stream(exchange, ": here\n\n");
            open.complete(exchange);
        });

        EventStream stream = client.follow();
        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(stream::hasNext);
        open.get(5, TimeUnit.SECONDS);
        Thread.sleep(Duration.ofMillis(50));
        stream.close();

        assertThat(more.get(5, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void shouldTakeAProblemInTheStreamAsOneOfTheCall() {
        server.then(exchange -> FakeServer.stream(
                        exchange, event(3) + "event:problem\ndata:{\"status\":503,\"code\":\"server.busy\"}\n\n"))
                .then(exchange -> FakeServer.stream(
                        exchange,
                        event(4) + "event:problem\ndata:{\"status\":404,\"code\":\"channel.not-found\"}\n\n"));

        try (EventStream stream = client.follow(Following.after(0))) {
            assertThat(stream.next().position()).isEqualTo(3);
            assertThat(stream.next().position()).isEqualTo(4);
            assertThat(catchThrowableOfType(ProblemException.class, stream::hasNext)
                            .code())
                    .isEqualTo("channel.not-found");
        }
    }

    @Test
    void shouldThrowWhatTheServerRefuses() {
        server.then(404, "{\"code\":\"channel.not-found\"}");

        try (EventStream stream = client.follow(Following.fromNow().only(UUID.randomUUID()))) {
            assertThat(catchThrowableOfType(ProblemException.class, stream::hasNext)
                            .code())
                    .isEqualTo("channel.not-found");
        }
    }
}
