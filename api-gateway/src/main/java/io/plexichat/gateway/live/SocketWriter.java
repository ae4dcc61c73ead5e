package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.MonoSink;

/** Writes texts to one socket. It asks for the next one only while less than so many bytes are on the way to the network. */
final class SocketWriter extends BaseSubscriber<String> {
    private static final int FRAME_BYTES = 14;

    private final Channel channel;
    private final long most;
    private final MonoSink<Void> done;
    private final AtomicLong underway = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();

    SocketWriter(Channel channel, long most, MonoSink<Void> done) {
        this.channel = channel;
        this.most = most;
        this.done = done;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(String text) {
        ByteBuf utf8 = ByteBufUtil.writeUtf8(channel.alloc(), text);
        long size = (long) utf8.readableBytes() + FRAME_BYTES;
        boolean room = underway.addAndGet(size) < most;
        var _ = channel.writeAndFlush(new TextWebSocketFrame(utf8)).addListener(written -> {
            if (!written.isSuccess()) {
                cancel();
                done.success();
            } else if (underway.addAndGet(-size) < most) {
                goOn();
            }
        });
        if (room) {
            request(1);
        } else {
            waiting.set(true);
            // It may have been written meanwhile.
            if (underway.get() < most) {
                goOn();
            }
        }
    }

    private void goOn() {
        if (waiting.compareAndSet(true, false)) {
            request(1);
        }
    }

    @Override
    protected void hookOnComplete() {
        done.success();
    }

    @Override
    protected void hookOnError(Throwable thrown) {
        done.error(thrown);
    }
}
