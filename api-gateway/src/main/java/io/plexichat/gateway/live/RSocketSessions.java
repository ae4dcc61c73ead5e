package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketServer;
import io.rsocket.core.Resume;
import io.rsocket.resume.InMemoryResumableFramesStore;
import java.util.List;
import org.springframework.boot.rsocket.server.RSocketServerCustomizer;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** What every RSocket server of this process has, whatever its transport: limits, leases, resuming, and answers at the client's pace. */
final class RSocketSessions {
    private final LiveLimits limits;
    private final PacedConnections connections;
    private final GatewayProperties.Live properties;
    private final RequestLeases leases;
    private final List<RSocketServerCustomizer> customizers;

    RSocketSessions(
            LiveLimits limits,
            PacedConnections connections,
            GatewayProperties.Live properties,
            RequestLeases leases,
            List<RSocketServerCustomizer> customizers) {
        this.limits = limits;
        this.connections = connections;
        this.properties = properties;
        this.leases = leases;
        this.customizers = customizers;
    }

    PacedConnections connections() {
        return connections;
    }

    RSocketServer server(SocketAcceptor handlers) {
        RSocketServer server = RSocketServer.create(counted(handlers))
                .maxTimeToFirstFrame(properties.authenticateWithin())
                .lease(spec -> spec.sender(connections.begun().leased() ? leases : RequestLeases.UNLIMITED));
        if (properties.resumeWithin().isPositive()) {
            int kept = Math.toIntExact(properties.resumeBuffer().toBytes());
            server.resume(new Resume()
                    .sessionDuration(properties.resumeWithin())
                    .cleanupStoreOnKeepAlive()
                    .storeFactory(token -> new InMemoryResumableFramesStore("server", token, kept)));
        }
        customizers.forEach(customizer -> customizer.customize(server));
        // The last one is the outermost, and so called while it is known whose first frame it is.
        return server.interceptors(registry -> registry.forSocketAcceptor(this::paced));
    }

    /** Innermost, where it is known whose it is. Held until the session is over, also while it is cut. */
    private SocketAcceptor counted(SocketAcceptor handlers) {
        return (setup, client) -> ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Caller.class)
                .flatMap(caller -> {
                    Disposable held = taken(caller);
                    var _ = client.onClose()
                            .onErrorComplete()
                            .doFinally(_ -> held.dispose())
                            .subscribe();
                    return handlers.accept(setup, client);
                });
    }

    private Disposable taken(Caller caller) {
        Disposable connection = limits.connection(caller.accountId());
        try {
            return Disposables.composite(connection, limits.connection());
        } catch (RuntimeException e) {
            connection.dispose();
            throw e;
        }
    }

    private SocketAcceptor paced(SocketAcceptor acceptor) {
        return (setup, client) -> {
            Pressure pressure = connections.begun().pressure();
            return acceptor.accept(setup, client).map(socket -> new PacedRSocket(socket, pressure));
        };
    }
}
