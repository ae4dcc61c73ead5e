package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static String text(int length) {
        return "\"" + "x".repeat(length - 3) + "\u00e9\"";
    }

    /** As a client takes it apart. */
    private static String read(Frame frame) {
        EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
        ByteBuf socket = Unpooled.buffer();
        frame.writeTo(socket);
        assertThat(socket.readableBytes()).isEqualTo(frame.size());
        client.writeInbound(socket);
        TextWebSocketFrame read = client.readInbound();
        try {
            assertThat(read.isFinalFragment()).isTrue();
            return read.text();
        } finally {
            read.release();
            client.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100, 101, 102, 124, 125, 126, 127, 65_510, 65_511, 65_512, 65_534, 65_535, 65_536, 100_000})
    void shouldBeReadAsItWasWritten(int length) {
        String json = text(length);
        assertThat(read(Frame.of(json))).isEqualTo(json);
        Frame event = Frame.event(json);
        assertThat(read(event)).isEqualTo("{\"op\":\"event\",\"event\":" + json + "}");
        assertThat(event.text().toString(StandardCharsets.UTF_8)).isEqualTo(read(event));
        assertThat(event.event().toString(StandardCharsets.UTF_8)).isEqualTo(json);
    }
}
