package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/** Tells the pressure what its socket has taken. Who does not take what is written to him is not read either. */
final class PressureGauge extends ChannelDuplexHandler {
    private volatile @Nullable Pressure pressure;
    private boolean held;

    /** The one of a socket. */
    static PressureGauge of(ChannelPipeline pipeline) {
        PressureGauge known = pipeline.get(PressureGauge.class);
        if (known != null) {
            return known;
        }
        PressureGauge gauge = new PressureGauge();
        var _ = pipeline.addFirst(gauge);
        return gauge;
    }

    /** What is written from now on is of this session. */
    void measure(Pressure pressure) {
        this.pressure = pressure;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Pressure measured = pressure;
        long size = size(message);
        if (measured == null || size == 0) {
            var _ = context.write(message, promise);
            return;
        }
        var _ = context.write(message, promise.unvoid().addListener(_ -> measured.written(size)));
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            context.read();
        } else {
            held = true;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (held && context.channel().isWritable()) {
            held = false;
            context.read();
        }
        context.fireChannelWritabilityChanged();
    }

    private static long size(Object message) {
        return switch (message) {
            case ByteBuf bytes -> bytes.readableBytes();
            case ByteBufHolder frame -> frame.content().readableBytes();
            default -> 0;
        };
    }
}
