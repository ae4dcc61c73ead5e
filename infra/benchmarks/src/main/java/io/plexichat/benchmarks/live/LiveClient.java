package io.plexichat.benchmarks.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One connection: counts the events it gets and checks that they come in order; sends one message after the other when told to. */
final class LiveClient extends ChannelInboundHandlerAdapter {
    private static final String TEXT = " the quick brown fox jumps over the lazy dog and back again";
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String token;
    private final Tally tally;
    private final CountDownLatch ready;
    private ByteBuf pending = Unpooled.EMPTY_BUFFER;
    private boolean upgraded;
    private @Nullable ChannelHandlerContext context;
    private long lastPosition;
    private long sentAt;
    private UUID @Nullable [] talksIn;
    private int turn;

    /** Of this connection. */
    private volatile long events;

    private volatile boolean live;
    private volatile @Nullable String failure;

    /** @param ready counted down when the server knows who is there */
    LiveClient(String token, Tally tally, CountDownLatch ready) {
        this.token = token;
        this.tally = tally;
        this.ready = ready;
    }

    long events() {
        return events;
    }

    /** Whether all that was there when it subscribed has come. */
    boolean live() {
        return live;
    }

    /** Null when all is well. */
    @Nullable
    String failure() {
        return failure;
    }

    /** @param after null for from now */
    void subscribe(UUID channel, @Nullable Long after) {
        say("{\"op\":\"subscribe\",\"channels\":[\"" + channel + "\"]" + (after == null ? "" : ",\"after\":" + after)
                + "}");
    }

    /** One message after the other, each when the one before is acknowledged, until it is told to stop. */
    void talk(UUID... channels) {
        in(() -> {
            talksIn = channels;
            sendNext();
        });
    }

    void stop() {
        in(() -> talksIn = null);
    }

    void send(UUID channel) {
        in(() -> send(channel, System.nanoTime()));
    }

    void close() {
        in(() -> {
            if (context != null) {
                var _ = context.close();
            }
        });
    }

    private void in(Runnable work) {
        ChannelHandlerContext known = context;
        if (known != null) {
            known.executor().execute(work);
        }
    }

    private void say(String json) {
        in(() -> write(json));
    }

    private void write(String json) {
        ChannelHandlerContext known = context;
        if (known != null) {
            var _ = known.writeAndFlush(Frames.text(json));
        }
    }

    private void sendNext() {
        UUID[] channels = talksIn;
        if (channels != null) {
            send(channels[turn++ % channels.length], System.nanoTime());
        }
    }

    private void send(UUID channel, long now) {
        sentAt = now;
        write("{\"op\":\"send\",\"ref\":1,\"channelId\":\"" + channel + "\",\"messageId\":\"" + tally.newId()
                + "\",\"text\":\"" + Frames.mark(now) + TEXT + "\"}");
    }

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        context = opened;
        String request =
                "GET /api/v1/realtime HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n";
        var _ = opened.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
    }

    @Override
    public void channelRead(ChannelHandlerContext opened, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (pending.isReadable()) {
            in = Unpooled.wrappedBuffer(pending, in);
        }
        try {
            if (upgraded || upgrade(in)) {
                while (frame(opened, in)) {}
            }
            pending = in.isReadable() ? in.copy() : Unpooled.EMPTY_BUFFER;
        } finally {
            in.release();
        }
    }

    private boolean upgrade(ByteBuf in) {
        int end = io.netty.buffer.ByteBufUtil.indexOf(Unpooled.wrappedBuffer(HEAD_END), in);
        if (end < 0) {
            return false;
        }
        String head = in.toString(in.readerIndex(), end - in.readerIndex(), StandardCharsets.US_ASCII);
        if (!head.startsWith("HTTP/1.1 101")) {
            fail(head);
            return false;
        }
        in.readerIndex(end + HEAD_END.length);
        upgraded = true;
        return true;
    }

    /** False when there is no whole one. */
    private boolean frame(ChannelHandlerContext opened, ByteBuf in) {
        int begin = in.readerIndex();
        int readable = in.readableBytes();
        if (readable < 2) {
            return false;
        }
        int kind = in.getByte(begin) & 0x0F;
        int length = in.getByte(begin + 1) & 0x7F;
        int text = begin + 2;
        if (length == 126 && readable >= 4) {
            length = in.getUnsignedShort(text);
            text += 2;
        } else if (length == 127 && readable >= 10) {
            length = Math.toIntExact(in.getLong(text));
            text += 8;
        } else if (length >= 126) {
            return false;
        }
        if (begin + readable < text + length) {
            return false;
        }
        switch (kind) {
            case 1 -> text(in, text, length);
            case 8 -> fail(in.toString(text, length, StandardCharsets.UTF_8));
            case 9 -> {
                var _ = opened.writeAndFlush(Frames.pong());
            }
            default -> {}
        }
        in.readerIndex(text + length);
        return true;
    }

    private void text(ByteBuf in, int text, int length) {
        switch (Frames.operation(in, text)) {
            case 'e' -> {
                if (in.getByte(text + 8) == 'v') {
                    event(in, text, length);
                } else {
                    fail(in.toString(text, length, StandardCharsets.UTF_8));
                    sendNext();
                }
            }
            case 'a' -> {
                tally.acknowledged(System.nanoTime() - sentAt);
                sendNext();
            }
            case 'l' -> live = true;
            case 'r' -> ready.countDown();
            default -> {}
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Written by one thread.
    private void event(ByteBuf in, int text, int length) {
        long position = Frames.position(in, text);
        if (position <= lastPosition) {
            fail("Expected positions to grow, but got " + position + " after " + lastPosition + ".");
        }
        lastPosition = position;
        events++;
        long sent = Frames.marked(in, text, length);
        tally.delivered(sent < 0 ? -1 : System.nanoTime() - sent);
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        fail("The connection was closed.");
        pending.release();
        pending = Unpooled.EMPTY_BUFFER;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext opened, Throwable thrown) {
        fail(thrown.toString());
        var _ = opened.close();
    }

    /** A position before it does not count: a client that subscribes anew may begin anywhere. */
    void forget() {
        in(() -> {
            lastPosition = 0;
            events = 0;
            live = false;
        });
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }
}
