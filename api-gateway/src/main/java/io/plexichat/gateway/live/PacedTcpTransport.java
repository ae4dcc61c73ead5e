package io.plexichat.gateway.live;

import io.rsocket.transport.ServerTransport;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.tcp.TcpServer;

/** RSocket on TCP, each connection paced. */
final class PacedTcpTransport implements ServerTransport<CloseableChannel> {
    /** The socket whose connection is made next, in the same call. */
    private static final ThreadLocal<@Nullable Connection> OPENED = new ThreadLocal<>();

    private final PacedConnections connections;
    private final TcpServerTransport transport;

    PacedTcpTransport(TcpServer server, PacedConnections connections, int maxFrame) {
        this.connections = connections;
        this.transport = TcpServerTransport.create(server.doOnConnection(OPENED::set), maxFrame);
    }

    @Override
    public int maxFrameLength() {
        return transport.maxFrameLength();
    }

    @Override
    public Mono<CloseableChannel> start(ConnectionAcceptor acceptor) {
        return transport.start(connection -> {
            Connection socket = Objects.requireNonNull(OPENED.get());
            OPENED.remove();
            return acceptor.apply(connections.paced(socket, connection));
        });
    }
}
