package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rsocket.DuplexConnection;
import io.rsocket.RSocketErrorException;
import io.rsocket.frame.FrameHeaderCodec;
import io.rsocket.frame.FrameType;
import java.net.SocketAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A connection that learns by its first frame whose it is, before that is handed on. */
final class PacedConnection implements DuplexConnection {
    private final DuplexConnection connection;
    private final Function<ByteBuf, PacedSession> first;
    private volatile @Nullable PacedSession session;

    PacedConnection(DuplexConnection connection, Function<ByteBuf, PacedSession> first) {
        this.connection = connection;
        this.first = first;
    }

    @Override
    public Flux<ByteBuf> receive() {
        return connection
                .receive()
                .doOnNext(frame -> {
                    if (session == null) {
                        session = first.apply(frame);
                    }
                })
                .onErrorResume(_ -> {
                    // A frame too large, a socket reset: either is the end, and no news to anybody.
                    connection.dispose();
                    return Flux.empty();
                });
    }

    @Override
    public void sendFrame(int streamId, ByteBuf frame) {
        PacedSession known = session;
        if (streamId == 0 && known != null && !known.leased() && FrameHeaderCodec.frameType(frame) == FrameType.LEASE) {
            // Leases are made for all or for none, but a client that did not ask for them must not get any.
            frame.release();
            return;
        }
        connection.sendFrame(streamId, frame);
    }

    @Override
    public void sendErrorAndClose(RSocketErrorException error) {
        connection.sendErrorAndClose(error);
    }

    @Override
    public ByteBufAllocator alloc() {
        return connection.alloc();
    }

    @Override
    public SocketAddress remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public Mono<Void> onClose() {
        return connection.onClose();
    }

    @Override
    public void dispose() {
        connection.dispose();
    }

    @Override
    public boolean isDisposed() {
        return connection.isDisposed();
    }
}
