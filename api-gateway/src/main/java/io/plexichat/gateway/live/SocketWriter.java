package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.MonoSink;

/**
 * Writes frames to one socket, those that come together at once. It asks for the next ones only while less than so many bytes are on the
 * way to the network.
 */
final class SocketWriter extends BaseSubscriber<List<Frame>> {
    private final Channel channel;
    private final long most;
    private final MonoSink<Void> done;
    /** Whether frames are changed on the way, so that each client's are its own. */
    private final boolean extended;

    private final AtomicLong underway = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();

    SocketWriter(Channel channel, long most, MonoSink<Void> done) {
        this.channel = channel;
        this.most = most;
        this.done = done;
        this.extended = channel.pipeline().get(WebSocketExtensionEncoder.class) != null;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(List<Frame> frames) {
        int size = 0;
        for (Frame frame : frames) {
            size += frame.size();
        }
        boolean room = underway.addAndGet(size) < most;
        var _ = (extended ? writeEach(frames) : writeAll(frames, size)).addListener(written(size));
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

    private ChannelFutureListener written(int size) {
        return written -> {
            if (!written.isSuccess()) {
                cancel();
                done.success();
            } else if (underway.addAndGet(-size) < most) {
                goOn();
            }
        };
    }

    /** One write for all. */
    private ChannelFuture writeAll(List<Frame> frames, int size) {
        ByteBuf all = channel.alloc().ioBuffer(size, size);
        for (Frame frame : frames) {
            frame.writeTo(all);
        }
        return channel.writeAndFlush(all);
    }

    private ChannelFuture writeEach(List<Frame> frames) {
        for (Frame frame : frames.subList(0, frames.size() - 1)) {
            var _ = channel.write(new TextWebSocketFrame(frame.text()));
        }
        return channel.writeAndFlush(new TextWebSocketFrame(frames.getLast().text()));
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
