package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.util.ResourceLeakDetector;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.rsocket.frame.SetupFrameCodec;
import io.rsocket.metadata.AuthMetadataCodec;
import io.rsocket.util.DefaultPayload;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/** Nonsense on every live transport: no failure of the server, nothing leaked, no event loop that waits, and others are served. */
@TestPropertySource(
        properties = {
            "plexichat.gateway.live.authenticate-within=500ms",
            "plexichat.gateway.live.silence=1s",
            "plexichat.gateway.live.connections-per-account=1000",
            "plexichat.gateway.live.streams-per-account=1000",
            "plexichat.gateway.live.max-frame=16KB",
            "plexichat.gateway.live.resume-within=500ms"
        })
class FuzzIT extends GatewayContract {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUNDS = 150;

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    @Autowired
    private LiveHub hub;

    @Autowired
    private LiveLimits limits;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private ResourceLeakDetector.Level level;

    @BeforeEach
    void listen() {
        level = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        log.start();
        root().addAppender(log);
        hub.ready().block(SOON);
    }

    @AfterEach
    void leave() {
        root().detachAppender(log);
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void shouldBearNonsense() throws Exception {
        long seed = System.nanoTime();
        try (LoopWatch watch = new LoopWatch();
                ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<?>> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                FuzzedFrames frames = new FuzzedFrames(new Random(seed + i), setup());
                rounds.add(clients.submit(() -> talk(rsocketPort, null, frames.rsocket())));
                rounds.add(clients.submit(() -> talk(port, "/rsocket", frames.rsocketOverWebSocket())));
                rounds.add(clients.submit(() -> talk(port, "/api/v1/realtime", frames.webSocket())));
            }
            List<Socket> slow = slowOnes();
            for (Future<?> round : rounds) {
                round.get();
            }
            assertGoodClientsAreServed();
            waitUntilAllIsGivenBack();
            for (Socket socket : slow) {
                socket.close();
            }
            collectLeaks();

            assertThat(watch.looks()).isGreaterThan(10);
            assertThat(watch.blocked()).as("seed %d", seed).isEmpty();
        }
        assertThat(log.list.stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                        .filter(event -> !isGoneInTheMiddle(event))
                        .map(ILoggingEvent::getFormattedMessage))
                .as("seed %d", seed)
                .isEmpty();
    }

    /** Says it all, listens for a moment, and leaves without a word. */
    private void talk(int port, @Nullable String path, byte[] said) {
        try (Socket socket = open(port)) {
            if (path != null) {
                upgrade(socket, path);
            }
            socket.getOutputStream().write(said);
            if (said.length % 3 == 0) {
                socket.shutdownOutput();
            }
            socket.setSoTimeout(20);
            String heard = new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.ISO_8859_1);
            assertThat(heard).doesNotContain("\"status\":500");
        } catch (IOException _) {
            // It was thrown out, or nothing came in time: both are fine.
        }
    }

    /** Begins of handshakes and frames that are never finished. */
    private List<Socket> slowOnes() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket half = open(rsocketPort);
            half.getOutputStream().write(new byte[] {0, 0, 100, 0});
            sockets.add(half);
            Socket mute = open(port);
            upgrade(mute, "/api/v1/realtime");
            sockets.add(mute);
            Socket begun = open(port);
            begun.getOutputStream().write("GET /api/v1/realtime HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
            sockets.add(begun);
        }
        return sockets;
    }

    private void upgrade(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (path.startsWith("/api") && socket.getLocalPort() % 2 == 0
                        ? "Authorization: Bearer " + token() + "\r\n"
                        : "")
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String _ = Handshakes.awaitAnswer(socket);
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoLinger(true, 0);
        socket.connect(new InetSocketAddress("localhost", port));
        return socket;
    }

    private byte[] setup() {
        ByteBuf bearer = AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token().toCharArray());
        ByteBuf frame = SetupFrameCodec.encode(
                ByteBufAllocator.DEFAULT,
                false,
                5_000,
                5_000,
                Unpooled.EMPTY_BUFFER,
                "message/x.rsocket.authentication.v0",
                "application/json",
                DefaultPayload.create(Unpooled.EMPTY_BUFFER, bearer));
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        frame.release();
        return bytes;
    }

    private void assertGoodClientsAreServed() {
        long start = fake.head();
        try (RealtimeClient client = new RealtimeClient(port, token())) {
            client.next("ready");
            client.send("{\"op\":\"subscribe\",\"after\":" + start + "}").next("live");
            fake.publish(Samples.sent(start + 1, Samples.ROOM, "still here"));
            assertThat(client.events(1)).containsExactly(start + 1);
        }
        http.get().uri("/openapi.json").exchange().expectStatus().isOk();
    }

    private void waitUntilAllIsGivenBack() throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (limits.open() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
            Thread.sleep(10);
        }
        assertThat(limits.open()).as("connections still counted").isZero();
    }

    /** A leak is told when the next buffer is made after the lost one was collected. */
    private static void collectLeaks() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int k = 0; k < 200; k++) {
                PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
                PooledByteBufAllocator.DEFAULT.heapBuffer(16).release();
            }
        }
    }

    /** Netty makes more of it than it is. */
    private static boolean isGoneInTheMiddle(ILoggingEvent event) {
        return event.getThrowableProxy() != null
                && event.getThrowableProxy().getClassName().equals(PrematureChannelClosureException.class.getName());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
