package io.plexichat.gateway.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import java.util.Optional;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Gives the answers of the HTTP server itself, to requests that it cannot decode and nobody else sees, the form of every
 * other error. The server would send them without a body.
 */
@ChannelHandler.Sharable
public final class UndecodableRequests extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {
    private static final String NAME = "plexichat.undecodable-requests";

    private final Problems problems;

    public UndecodableRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> install(channel));
    }

    private void install(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            pipeline.addAfter(NettyPipeline.HttpCodec, NAME, this);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Object answer = message;
        if (message instanceof FullHttpResponse bare && !bare.content().isReadable()) {
            Optional<RejectedException> reason = reason(bare.status().code());
            if (reason.isPresent()) {
                answer = explained(bare, reason.get());
            }
        }
        ChannelFuture _ = context.write(answer, promise);
    }

    private static Optional<RejectedException> reason(int status) {
        return switch (status) {
            case 400 ->
                Optional.of(CommonRejections.MALFORMED_REQUEST.because(
                        "Expected a request as HTTP/1.1 defines it, but it cannot be read."));
            case 414 ->
                Optional.of(CommonRejections.TOO_LARGE.because(
                        "Expected a shorter path and query, but the request line is too long."));
            case 431 ->
                Optional.of(CommonRejections.TOO_LARGE.because(
                        "Expected smaller headers, but they are too large together."));
            default -> Optional.empty();
        };
    }

    private FullHttpResponse explained(FullHttpResponse bare, RejectedException reason) {
        byte[] body =
                problems.bytes(Problem.of(reason.rejection(), bare.status().code()));
        FullHttpResponse answer = bare.replace(Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        bare.release();
        return answer;
    }
}
