package io.plexichat.standalone.server;

import io.plexichat.standalone.backend.Backends;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * A server in this process. What it stands on starts first and stops last: the lock of the data directory, then Postgres and
 * Elasticsearch, then the application.
 */
public final class PlexiChatServer implements AutoCloseable {
    private final ServerAnnouncements announcements;
    private volatile boolean closing;
    private @Nullable DataDirectory data;
    private @Nullable Backends backends;
    private @Nullable ServerSettings settings;
    private volatile @Nullable ConfigurableApplicationContext context;

    PlexiChatServer(ServerAnnouncements announcements) {
        this.announcements = announcements;
    }

    /**
     * Runs until the process is told to stop, and does not return then.
     *
     * @param given settings that win over files and environment
     * @throws StartFailure when it cannot start for a reason that is the operator's
     */
    public static void runUntilStopped(Map<String, Object> given, ServerAnnouncements announcements) {
        PlexiChatServer server = new PlexiChatServer(announcements);
        ShutdownHook hook = ShutdownHook.closing(server);
        try {
            server.start(given);
        } catch (RuntimeException e) {
            hook.cancelOrPark();
            server.close();
            throw StartFailures.explained(e);
        }
        hook.park();
    }

    /** Returns when it is ready to serve. */
    void start(Map<String, Object> given) {
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(ServerDefaults.PROPERTIES);
        application.addInitializers(starting -> prepare(starting, given));
        ConfigurableApplicationContext running = application.run();
        if (backends != null) {
            backends.awaitElasticsearch();
        }
        new Readiness(running).await();
        announceReady(running);
    }

    URI http() {
        return uri("http", webServerPort(started(context)));
    }

    /** One of the parts it runs, while it does. */
    <T> T part(Class<T> type) {
        return started(context).getBean(type);
    }

    private void prepare(ConfigurableApplicationContext starting, Map<String, Object> given) {
        MutablePropertySources sources = starting.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("command line", given));
        ServerSettings read = SettingsReader.read(starting.getEnvironment());
        DataDirectory taken = DataDirectory.take(read.dataDir());
        sources.addFirst(new MapPropertySource("settings", ServerDefaults.derivedFrom(read)));
        sources.addLast(new MapPropertySource("data directory", ServerDefaults.keptIn(taken)));
        synchronized (this) {
            settings = read;
            data = taken;
            context = starting;
            if (closing) {
                throw StartFailure.configuration("Stopped before it had started.");
            }
            if (ServerParts.hasBackends(read)) {
                backends = Backends.begin(read.postgres(), read.elasticsearch(), taken.path());
            }
        }
        ((AnnotationConfigRegistry) starting).register(ServerParts.of(read).toArray(Class<?>[]::new));
        var beans = starting.getBeanFactory();
        beans.registerSingleton("serverSettings", read);
        beans.registerSingleton("postgresSettings", read.postgres());
        beans.registerSingleton("tracingSettings", read.tracing());
        beans.registerSingleton("keySettings", read.keys());
        beans.registerSingleton("redisSettings", read.redis());
        beans.registerSingleton("passwordSettings", read.passwords().settings());
        beans.registerSingleton(
                "passkeySettings", read.passkeys().settings(read.mail().publicUrl()));
        beans.registerSingleton("mailOptions", read.mail());
        beans.registerSingleton("mailSettings", read.mail().settings());
        beans.registerSingleton("dataDirectory", taken);
        beans.registerSingleton("axonServerSettings", read.axonServer());
        if (backends != null) {
            beans.registerSingleton("backends", backends);
        }
        beans.registerSingleton("serverAnnouncements", announcements);
    }

    private void announceReady(ConfigurableApplicationContext running) {
        String rsocketPort = running.getEnvironment().getProperty("local.rsocket.server.port");
        Path path = started(data).path();
        announcements.ready(
                uri("http", webServerPort(running)),
                rsocketPort == null ? null : uri("tcp", Integer.parseInt(rsocketPort)),
                path);
    }

    private URI uri(String scheme, int port) {
        InetAddress bind = started(settings).bind();
        String address = bind.getHostAddress();
        return URI.create(scheme + "://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
    }

    private static int webServerPort(ConfigurableApplicationContext running) {
        return started(((ReactiveWebServerApplicationContext) running).getWebServer())
                .getPort();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Expected a started server.");
        }
        return part;
    }

    /** Finishes what is in flight, then stops in the opposite order. Closing again does nothing. */
    @Override
    public void close() {
        closing = true;
        ConfigurableApplicationContext running = context;
        if (running != null) {
            running.close();
        }
        synchronized (this) {
            if (backends != null) {
                backends.close();
                backends = null;
            }
            if (data != null) {
                data.close();
                data = null;
            }
        }
    }
}
