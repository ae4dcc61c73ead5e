package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A JSON text that the server says on a connection that goes both ways, as UTF-8, with what a WebSocket puts before it. Made once and
 * written to as many clients as are to have it: the bytes must not be changed.
 */
final class Frame {
    private static final byte[] BEFORE_EVENT = utf8("{\"op\":\"event\",\"event\":");
    private static final byte[] AFTER_EVENT = utf8("}");
    private static final byte[] NOTHING = {};
    /** A text, and its last part. */
    private static final int FIRST_BYTE = 0x81;

    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private final byte[] bytes;
    private final int text;

    private Frame(byte[] before, byte[] json, byte[] after) {
        int length = before.length + json.length + after.length;
        text = length < LENGTH_IN_TWO_BYTES ? 2 : length <= 0xFFFF ? 4 : 10;
        bytes = new byte[text + length];
        ByteBuf all = Unpooled.wrappedBuffer(bytes).clear().writeByte(FIRST_BYTE);
        switch (text) {
            case 2 -> all.writeByte(length);
            case 4 -> all.writeByte(LENGTH_IN_TWO_BYTES).writeShort(length);
            default -> all.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(length);
        }
        all.writeBytes(before).writeBytes(json).writeBytes(after);
    }

    static Frame of(String json) {
        return new Frame(NOTHING, utf8(json), NOTHING);
    }

    /** With an event in it. */
    static Frame event(byte[] json) {
        return new Frame(BEFORE_EVENT, json, AFTER_EVENT);
    }

    static Frame event(String json) {
        return event(utf8(json));
    }

    /** In bytes, with what a WebSocket puts before the text. */
    int size() {
        return bytes.length;
    }

    /** As a WebSocket without extensions writes it. */
    void writeTo(ByteBuf socket) {
        socket.writeBytes(bytes);
    }

    /** A view. */
    ByteBuf text() {
        return Unpooled.wrappedBuffer(bytes, text, bytes.length - text);
    }

    /** A view of the event in it. */
    ByteBuf event() {
        int begin = text + BEFORE_EVENT.length;
        return Unpooled.wrappedBuffer(bytes, begin, bytes.length - begin - AFTER_EVENT.length);
    }

    @Override
    public String toString() {
        return text().toString(StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
