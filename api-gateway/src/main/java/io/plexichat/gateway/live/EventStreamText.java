package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands in an event stream, as UTF-8. On the heap, since what is not sent any more is not given back. */
final class EventStreamText {
    private static final byte[] ID = utf8("id:");
    private static final byte[] DATA = utf8("data:");
    private static final byte[] LINE_END = utf8("\n");
    private static final byte[] END = utf8("\n\n");
    /** An id and what stands around it. */
    private static final int OVERHEAD = 40;

    private static final byte[] HEARTBEAT = utf8(":\n\n");

    private EventStreamText() {}

    /** One after the other; nothing at all when they say nothing here. */
    static ByteBuf of(List<Delivery> deliveries) {
        ByteBuf text = Unpooled.buffer(
                deliveries.stream().mapToInt(EventStreamText::mostBytes).sum());
        for (Delivery delivery : deliveries) {
            switch (delivery) {
                case Delivery.Event(long position, Frame frame) -> {
                    text.writeBytes(ID);
                    text.writeCharSequence(Long.toString(position), StandardCharsets.US_ASCII);
                    data(text.writeBytes(LINE_END), frame);
                }
                case Delivery.Signal(Frame frame) -> data(text, frame);
                case Delivery.CaughtUp _ -> {}
            }
        }
        return text;
    }

    static ByteBuf heartbeat() {
        return Unpooled.wrappedBuffer(HEARTBEAT);
    }

    /** @param problem as JSON */
    static ByteBuf problem(String problem) {
        return Unpooled.wrappedBuffer(utf8("event:problem\ndata:" + problem + "\n\n"));
    }

    private static void data(ByteBuf text, Frame frame) {
        text.writeBytes(DATA).writeBytes(frame.event()).writeBytes(END);
    }

    private static int mostBytes(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Event(var _, Frame frame) -> frame.size() + OVERHEAD;
            case Delivery.Signal(Frame frame) -> frame.size() + OVERHEAD;
            case Delivery.CaughtUp _ -> 0;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
