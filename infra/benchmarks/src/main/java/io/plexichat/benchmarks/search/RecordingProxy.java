package io.plexichat.benchmarks.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands before Elasticsearch and keeps what is searched for. */
final class RecordingProxy implements AutoCloseable {
    private static final Set<String> OF_A_CONNECTION =
            Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI engine;
    private final HttpServer server;
    private final List<Search> searches = new CopyOnWriteArrayList<>();

    record Search(String path, String body) {}

    private RecordingProxy(URI engine, HttpServer server) {
        this.engine = engine;
        this.server = server;
    }

    static RecordingProxy before(URI engine) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingProxy proxy = new RecordingProxy(engine, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", proxy::pass);
        server.start();
        return proxy;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Search> searches() {
        return searches;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            if (exchange.getRequestURI().getPath().endsWith("/_search")) {
                searches.add(new Search(path, new String(body, StandardCharsets.UTF_8)));
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(engine.resolve(path))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!isOfAConnection(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!isOfAConnection(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean none = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : answer.body().length);
            if (!none) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOfAConnection(String header) {
        return OF_A_CONNECTION.stream().anyMatch(header::equalsIgnoreCase);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
