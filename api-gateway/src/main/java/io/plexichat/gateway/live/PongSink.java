package io.plexichat.gateway.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;

/** RSocket would take a pong's content for a frame. */
final class PongSink extends SimpleChannelInboundHandler<PongWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, PongWebSocketFrame pong) {
        context.read();
    }
}
