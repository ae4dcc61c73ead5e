package io.plexichat.benchmarks.product;

import io.plexichat.plugin.client.ClientSettings;
import io.plexichat.plugin.client.Credentials;
import io.plexichat.plugin.client.PlexiChatClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running server with all its children. Closing it ends it, gently if that works. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;
    private final URI http;
    private final int rsocketPort;
    private Duration readyAfter = Duration.ZERO;

    private ServerProcess(Process process, Path output, URI http, int rsocketPort) {
        this.process = process;
        this.output = output;
        this.http = http;
        this.rsocketPort = rsocketPort;
    }

    /** Starts and waits until it is ready. */
    public static ServerProcess start(Product product, Path dataDirectory, Path output) {
        return start(product, dataDirectory, output, Map.of());
    }

    /** @param settings more of them, as environment variables */
    public static ServerProcess start(Product product, Path dataDirectory, Path output, Map<String, String> settings) {
        ServerProcess server = launch(product, dataDirectory, output, settings);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Starts without waiting. */
    public static ServerProcess launch(Product product, Path dataDirectory, Path output) {
        return launch(product, dataDirectory, output, Map.of());
    }

    private static ServerProcess launch(
            Product product, Path dataDirectory, Path output, Map<String, String> settings) {
        int httpPort = freePort();
        int rsocketPort = freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PLEXICHAT_DATA_DIR", dataDirectory.toString());
        environment.put("PLEXICHAT_HTTP_PORT", Integer.toString(httpPort));
        environment.put("PLEXICHAT_RSOCKET_PORT", Integer.toString(rsocketPort));
        environment.put("PLEXICHAT_ADMIN_PASSWORD", Product.ADMIN_PASSWORD);
        try {
            Process process = product.start(output, environment, List.of("run"));
            return new ServerProcess(process, output, URI.create("http://127.0.0.1:" + httpPort), rsocketPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI http() {
        return http;
    }

    public int rsocketPort() {
        return rsocketPort;
    }

    public Duration readyAfter() {
        return readyAfter;
    }

    public PlexiChatClient admin() {
        return PlexiChatClient.connect(http, Product.ADMIN, Product.ADMIN_PASSWORD);
    }

    public PlexiChatClient register(String username) {
        return PlexiChatClient.register(
                ClientSettings.of(http), new Credentials(username, "correct horse battery staple"));
    }

    /** The server and everything it started. */
    public List<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** As {@code kill -9} does. Its children are left to themselves. */
    public void kill() {
        process.destroyForcibly();
        waitFor(LONGEST_STOP);
    }

    /** As SIGTERM does. */
    public int terminate() {
        process.destroy();
        return waitFor(LONGEST_STOP);
    }

    /** Waits for a server that ends by itself. */
    public int waitFor(Duration most) {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Expected the server to end within " + most + ". " + printed());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What it said so far. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = tree();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException interrupted) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        long started = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest readiness = HttpRequest.newBuilder(http.resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (!isReady(client, readiness)) {
                Duration waited = Duration.ofNanos(System.nanoTime() - started);
                if (!process.isAlive() || waited.compareTo(LONGEST_START) > 0) {
                    throw new IllegalStateException("Expected the server to become ready. " + printed());
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        readyAfter = Duration.ofNanos(System.nanoTime() - started);
    }

    private static boolean isReady(HttpClient client, HttpRequest readiness) throws InterruptedException {
        try {
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
