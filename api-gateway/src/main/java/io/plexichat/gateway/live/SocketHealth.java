package io.plexichat.gateway.live;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one socket honest: who does not take what is written to him is not read either, so that the network pushes back; who is
 * silent is asked for a sign of life; and where neither anything comes nor goes for long, there is nobody.
 */
final class SocketHealth extends ChannelDuplexHandler {
    /** Sockets are asked together, at a whole one of these: to be woken for each alone costs an event loop much more than the ping. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Duration heartbeat;
    private final Duration silence;
    private long lastSign = System.nanoTime();
    /** The application waits for something to read. */
    private boolean reading;
    /** It would, but for what is not written yet. */
    private boolean held;

    private @Nullable ScheduledFuture<?> beats;

    SocketHealth(Duration heartbeat, Duration silence) {
        this.heartbeat = heartbeat;
        this.silence = silence;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long every = heartbeat.toNanos();
        long moment = Math.min(every, MOMENT.toNanos());
        long first = every - Math.floorMod(System.nanoTime(), moment);
        beats = context.executor().scheduleAtFixedRate(() -> beat(context), first, every, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (beats != null) {
            beats.cancel(false);
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            reading = true;
            context.read();
        } else {
            held = true;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastSign = System.nanoTime();
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            lastSign = System.nanoTime();
            if (held) {
                held = false;
                reading = true;
                context.read();
            }
        }
        context.fireChannelWritabilityChanged();
    }

    private void beat(ChannelHandlerContext context) {
        boolean writable = context.channel().isWritable();
        // While commands are carried out nothing is read, and nobody can be heard.
        boolean listening = reading || !writable;
        if (listening && System.nanoTime() - lastSign > silence.toNanos()) {
            var _ = context.close();
        } else if (writable) {
            var _ = context.channel().writeAndFlush(new PingWebSocketFrame());
        }
    }
}
