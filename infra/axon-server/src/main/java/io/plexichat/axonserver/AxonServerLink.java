package io.plexichat.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of this process. It can be used at once: what is asked while Axon Server is away fails, and what is registered is
 * told to it when it comes. It is tried again and again; each loss and each return is logged once.
 */
public final class AxonServerLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AxonServerLink.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration RECONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A page of live events with the longest of messages; Axon Server has a limit of its own. */
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    /** Commands wait for the log, so there are more of them than cores; they share what is written at once. */
    private static final int COMMANDS_AT_ONCE = 64;

    private final AxonServerAddress address;
    private final AxonServerConfiguration configuration;
    private final AxonServerConnectionManager connections;
    private final ScheduledExecutorService watch;
    private @Nullable Boolean told;

    private AxonServerLink(AxonServerAddress address, AxonServerConfiguration configuration) {
        this.address = address;
        this.configuration = configuration;
        this.connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("axon-server-link").daemon().factory());
    }

    /** Returns at once, connected or not. */
    public static AxonServerLink open(AxonServerAddress address) {
        AxonServerLink link = new AxonServerLink(address, configuration(address));
        // Off the caller's thread: a server that does not answer keeps it for some seconds.
        link.watch.execute(link.connections::start);
        Future<?> _ = link.watch.scheduleWithFixedDelay(
                link::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return link;
    }

    public boolean isConnected() {
        return connections.isConnected(address.context());
    }

    AxonServerConfiguration configuration() {
        return configuration;
    }

    AxonServerConnectionManager connections() {
        return connections;
    }

    EventChannel events() {
        return connections.getConnection(address.context()).eventChannel();
    }

    private void look() {
        boolean connected = isConnected();
        if (told != null && told == connected) {
            return;
        }
        told = connected;
        if (connected) {
            log.info("Connected to Axon Server at {}.", address);
        } else {
            log.warn(
                    "Axon Server at {} is not there; trying again every {} s. Until then requests are refused.",
                    address,
                    RECONNECT.toSeconds());
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        connections.shutdown();
    }

    private static AxonServerConfiguration configuration(AxonServerAddress address) {
        AxonServerConfiguration.Builder builder = AxonServerConfiguration.builder()
                .servers(String.join(",", address.servers()))
                .context(address.context())
                .componentName("plexichat")
                .clientId("plexichat-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID())
                .connectTimeout(PATIENCE.toMillis())
                .maxMessageSize(MAX_MESSAGE_BYTES);
        String token = address.token();
        if (token != null) {
            builder.token(token);
        }
        AxonServerConfiguration configuration = builder.build();
        Path authority = address.authority();
        if (authority != null) {
            configuration.setCertFile(authority.toString());
        }
        configuration.setSslEnabled(address.tls());
        configuration.setReconnectInterval(RECONNECT.toMillis());
        configuration.setCommitTimeout(Math.toIntExact(PATIENCE.toMillis()));
        configuration.setCommandThreads(COMMANDS_AT_ONCE);
        return configuration;
    }
}
