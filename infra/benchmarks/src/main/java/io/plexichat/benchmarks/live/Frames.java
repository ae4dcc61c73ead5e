package io.plexichat.benchmarks.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;

/** Frames of a WebSocket, as far as a client that measures has to know them. */
final class Frames {
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    /** What an event begins with, before its position. */
    private static final int POSITION = "{\"op\":\"event\",\"event\":{\"position\":".length();
    /** Of the operation's name. */
    private static final int NAME = "{\"op\":\"".length();

    private static final byte MARK = '@';

    private Frames() {}

    /** Masked by zeros, which changes nothing. */
    static ByteBuf text(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = Unpooled.buffer(text.length + 8).writeByte(TEXT);
        if (text.length < 126) {
            frame.writeByte(MASKED | text.length);
        } else {
            frame.writeByte(MASKED | 126).writeShort(text.length);
        }
        return frame.writeInt(0).writeBytes(text);
    }

    static ByteBuf pong() {
        return Unpooled.buffer(6).writeByte(PONG).writeByte(MASKED).writeInt(0);
    }

    /** The operation's first letter. */
    static char operation(ByteBuf in, int text) {
        return (char) in.getByte(text + NAME);
    }

    static long position(ByteBuf in, int text) {
        return number(in, text + POSITION);
    }

    /** A number that stands between two marks in the text of a message; negative when there is none. */
    static long marked(ByteBuf in, int text, int length) {
        int mark = in.forEachByte(text, length, new ByteProcessor.IndexOfProcessor(MARK));
        return mark < 0 ? -1 : number(in, mark + 1);
    }

    static String mark(long number) {
        return (char) MARK + Long.toString(number) + (char) MARK;
    }

    static long number(ByteBuf in, int begin) {
        long number = 0;
        for (int i = begin; ; i++) {
            int digit = in.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return number;
            }
            number = 10 * number + digit;
        }
    }
}
