package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.rsocket.metadata.AuthMetadataCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Mono;

/** What connections are agreed on, refused and given up for. */
@TestPropertySource(
        properties = {
            "plexichat.gateway.live.silence=1s",
            "plexichat.gateway.live.connections-per-account=4",
            "plexichat.gateway.commands.running=1",
            "plexichat.gateway.commands.waiting=2"
        })
class ConnectionsIT extends GatewayContract {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MOST = 4;
    private static final int PING = 0x89;
    private static final String INVALID = "request.invalid";

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    private final List<RSocketRequester> open = new ArrayList<>();

    @AfterEach
    void closeAll() {
        open.forEach(RSocketRequester::dispose);
    }

    @Test
    void shouldCompressForClientsThatOfferIt() throws IOException {
        try (Socket offering = new Socket("localhost", port);
                Socket plain = new Socket("localhost", port)) {
            assertThat(handshake(offering, "Sec-WebSocket-Extensions: permessage-deflate\r\n"))
                    .contains("101 ")
                    .contains("sec-websocket-extensions: permessage-deflate");
            assertThat(handshake(plain, "")).contains("101 ").doesNotContain("sec-websocket-extensions");
        }
    }

    @Test
    void shouldGiveUpWhoDoesNotAnswerAndKeepWhoDoes() throws IOException {
        try (RealtimeClient answering = new RealtimeClient(port, token());
                Socket dead = new Socket("localhost", port)) {
            answering.next("ready");
            dead.setSoTimeout((int) SOON.toMillis());
            String _ = handshake(dead, "");
            int pings = 0;
            InputStream in = dead.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                pings += next == PING ? 1 : 0;
            }
            assertThat(pings).as("asked for a sign of life before").isPositive();
            answering.send("{\"op\":\"ping\"}").next("pong");
        }
    }

    @Test
    void shouldRefuseRSocketConnectionsOverTheLimitUntilThereIsRoom() throws InterruptedException {
        for (int i = 0; i < MOST; i++) {
            // Those of the test before may not be gone yet.
            await(answer -> answer.contains(INVALID), () -> probe(connect()));
        }

        assertThat(probe(connect())).contains("request.too-many");
        List<RSocketRequester> taken =
                open.stream().filter(each -> probe(each).contains(INVALID)).toList();
        assertThat(taken).as("the others go on").hasSize(MOST);

        taken.getFirst().dispose();
        await(answer -> answer.contains(INVALID), () -> probe(connect()));
    }

    @Test
    void shouldLeaseNothingWhileCommandsPileUp() throws InterruptedException {
        RSocketRequester leased = connect(true);
        await(answer -> answer.contains(INVALID), () -> probe(leased));
        CountDownLatch goOn = new CountDownLatch(1);
        buses().onCommand(SendMessages.class, _ -> {
            await(goOn);
            throw CommonRejections.SERVER_BUSY.because("Expected no more than the test needs.");
        });
        List<Thread> senders = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                senders.add(Thread.startVirtualThread(this::send));
            }
            await(answer -> answer.contains("Lease"), () -> probe(leased));
        } finally {
            goOn.countDown();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        await(answer -> answer.contains(INVALID), () -> probe(leased));
    }

    private void send() {
        as().post()
                .uri("/api/v1/channels/" + ROOM + "/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"hello\"}")
                .exchange()
                .expectStatus()
                .is5xxServerError();
    }

    private String handshake(Socket socket, String more) throws IOException {
        String request = "GET /api/v1/realtime HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Connection: Upgrade\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + more
                + "Authorization: Bearer " + token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return Handshakes.awaitAnswer(socket).toLowerCase(Locale.ROOT);
    }

    /** What a request that is wrong is answered, or why it is not. */
    private static String probe(RSocketRequester connection) {
        return connection
                .route("v1.messages.send")
                .data("{}")
                .retrieveMono(String.class)
                .onErrorResume(e -> Mono.just(e.getClass().getSimpleName() + " " + e.getMessage()))
                .blockOptional(SOON)
                .orElseThrow();
    }

    private RSocketRequester connect() {
        return connect(false);
    }

    private RSocketRequester connect(boolean leased) {
        ByteBuf bearer = AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token().toCharArray());
        byte[] bytes = new byte[bearer.readableBytes()];
        bearer.readBytes(bytes);
        bearer.release();
        RSocketRequester connection = RSocketRequester.builder()
                .rsocketConnector(connector -> {
                    if (leased) {
                        connector.lease(spec -> spec.maxPendingRequests(0));
                    }
                })
                .dataMimeType(MimeTypeUtils.APPLICATION_JSON)
                .setupMetadata(Unpooled.wrappedBuffer(bytes), MimeType.valueOf("message/x.rsocket.authentication.v0"))
                .tcp("localhost", rsocketPort);
        open.add(connection);
        return connection;
    }

    private static void await(CountDownLatch latch) {
        try {
            boolean _ = latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Predicate<String> wanted, Supplier<String> look) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        String seen = look.get();
        while (!wanted.test(seen)) {
            assertThat(System.nanoTime()).as(seen).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
            seen = look.get();
        }
    }
}
