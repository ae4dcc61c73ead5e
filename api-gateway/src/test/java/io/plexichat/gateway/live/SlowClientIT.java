package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.live.LiveEvent;
import io.rsocket.frame.FrameLengthCodec;
import io.rsocket.frame.RequestStreamFrameCodec;
import io.rsocket.frame.SetupFrameCodec;
import io.rsocket.metadata.AuthMetadataCodec;
import io.rsocket.metadata.CompositeMetadataCodec;
import io.rsocket.metadata.TaggingMetadataCodec;
import io.rsocket.metadata.WellKnownMimeType;
import io.rsocket.util.DefaultPayload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Clients that ask for everything and do not read: the server reads ahead little for them, and they miss nothing. */
class SlowClientIT extends GatewayContract {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int EVENTS = 3_000;
    private static final String TEXT = "x".repeat(9_000);
    /** Enough for all, since a page holds 128,000 characters. */
    private static final int ALL_PAGES = EVENTS * 9 / 128;

    private static final Pattern POSITION = Pattern.compile("\\{\"position\":([0-9]+),\"type\"");

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    @Autowired
    private LiveHub hub;

    private long start;

    @BeforeEach
    void publish() {
        start = fake.head();
        Hubs.await(hub, start);
        fake.publish(LongStream.rangeClosed(start + 1, start + EVENTS)
                .mapToObj(position -> Samples.sent(position, ROOM, TEXT))
                .toArray(LiveEvent[]::new));
        Hubs.await(hub, start + EVENTS);
    }

    @Test
    void shouldNotReadAheadForAWebSocket() throws Exception {
        try (Socket socket = open(port)) {
            String handshake = "GET /api/v1/realtime HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Connection: Upgrade\r\n"
                    + "Upgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Authorization: Bearer " + token() + "\r\n\r\n";
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
            String _ = Handshakes.awaitAnswer(socket);
            byte[] subscribe = ("{\"op\":\"subscribe\",\"after\":" + start + "}").getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(new byte[] {(byte) 0x81, (byte) (0x80 | subscribe.length), 0, 0, 0, 0});
            socket.getOutputStream().write(subscribe);
            assertWaitsAndMissesNothing(socket);
        }
    }

    @Test
    void shouldNotReadAheadOverRSocket() throws Exception {
        try (Socket socket = open(rsocketPort)) {
            socket.getOutputStream().write(bytes(setup()));
            socket.getOutputStream().write(bytes(follow()));
            assertWaitsAndMissesNothing(socket);
        }
    }

    @Test
    void shouldNotReadAheadForAnEventStream() throws Exception {
        try (Socket socket = open(port)) {
            String request = "GET /api/v1/events?after=" + start + " HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Authorization: Bearer " + token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Handshakes.awaitAnswer(socket);
            assertWaitsAndMissesNothing(socket);
        }
    }

    private void assertWaitsAndMissesNothing(Socket socket) throws Exception {
        int before = fake.pagesRead();
        int read = untilNothingMoves();
        assertThat(read - before).as("pages read for who does not read").isLessThan(ALL_PAGES / 2);
        assertThat(positions(socket.getInputStream()))
                .isEqualTo(LongStream.rangeClosed(start + 1, start + EVENTS)
                        .boxed()
                        .toList());
    }

    private int untilNothingMoves() throws InterruptedException {
        int last = -1;
        int now = fake.pagesRead();
        while (now != last) {
            last = now;
            TimeUnit.MILLISECONDS.sleep(500);
            now = fake.pagesRead();
        }
        return now;
    }

    private static List<Long> positions(InputStream in) throws IOException {
        List<Long> positions = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        while (positions.size() < EVENTS) {
            int count = in.read(buffer);
            assertThat(count).as("bytes, after " + positions.size() + " events").isPositive();
            pending.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            Matcher found = POSITION.matcher(pending);
            int end = 0;
            while (found.find()) {
                positions.add(Long.parseLong(found.group(1)));
                end = found.end();
            }
            pending.delete(0, Math.max(end, pending.length() - 100));
        }
        return positions;
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout((int) SOON.toMillis());
        socket.connect(new InetSocketAddress("localhost", port));
        return socket;
    }

    private ByteBuf setup() {
        ByteBuf bearer = AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token().toCharArray());
        return SetupFrameCodec.encode(
                ByteBufAllocator.DEFAULT,
                false,
                60_000,
                60_000,
                Unpooled.EMPTY_BUFFER,
                WellKnownMimeType.MESSAGE_RSOCKET_COMPOSITE_METADATA.getString(),
                "application/json",
                DefaultPayload.create(
                        Unpooled.EMPTY_BUFFER, composite(WellKnownMimeType.MESSAGE_RSOCKET_AUTHENTICATION, bearer)));
    }

    private ByteBuf follow() {
        ByteBuf route = TaggingMetadataCodec.createTaggingContent(ByteBufAllocator.DEFAULT, List.of("v1.events"));
        return RequestStreamFrameCodec.encode(
                ByteBufAllocator.DEFAULT,
                1,
                false,
                Long.MAX_VALUE,
                composite(WellKnownMimeType.MESSAGE_RSOCKET_ROUTING, route),
                Unpooled.copiedBuffer("{\"after\":" + start + "}", StandardCharsets.US_ASCII));
    }

    private static ByteBuf composite(WellKnownMimeType type, ByteBuf content) {
        var composite = ByteBufAllocator.DEFAULT.compositeBuffer();
        CompositeMetadataCodec.encodeAndAddMetadata(composite, ByteBufAllocator.DEFAULT, type, content);
        return composite;
    }

    private static byte[] bytes(ByteBuf frame) {
        ByteBuf whole = FrameLengthCodec.encode(ByteBufAllocator.DEFAULT, frame.readableBytes(), frame);
        byte[] bytes = new byte[whole.readableBytes()];
        whole.readBytes(bytes);
        whole.release();
        return bytes;
    }
}
