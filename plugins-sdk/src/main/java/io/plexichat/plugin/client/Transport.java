package io.plexichat.plugin.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Makes calls: with the token and the position, again when that helps, and with problems as exceptions. */
final class Transport implements AutoCloseable {
    private final HttpClient http;
    private final ClientSettings settings;
    private final Positions positions;
    private @Nullable Session session;

    Transport(ClientSettings settings) {
        this.settings = settings;
        this.positions = new Positions(settings.readYourWrites());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    void authenticate(Session as) {
        session = as;
    }

    Positions positions() {
        return positions;
    }

    <T> T call(Call call, Class<T> answer) {
        return Json.MAPPER.readValue(exchange(call), answer);
    }

    /** For what takes longer than calls do. */
    <T> T call(Call call, Class<T> answer, Duration timeout) {
        return Json.MAPPER.readValue(exchange(call, timeout), answer);
    }

    <T> T call(Call call, TypeReference<T> answer) {
        return Json.MAPPER.readValue(exchange(call), answer);
    }

    void call(Call call) {
        exchange(call);
    }

    /** One attempt, without waiting: for calls that are part of another. */
    <T> T callOnce(Call call, Class<T> answer) {
        return Json.MAPPER.readValue(body(send(call, BodyHandlers.ofByteArray(), settings.timeout())), answer);
    }

    /** One attempt to open a stream that has no end of its own. */
    HttpResponse<InputStream> open(Call call) {
        HttpResponse<InputStream> response = send(call, BodyHandlers.ofInputStream(), null);
        if (response.statusCode() < 300) {
            return response;
        }
        try (InputStream content = response.body()) {
            throw Problems.of(response.statusCode(), response.headers(), content.readAllBytes());
        } catch (IOException lost) {
            throw unreachable(lost);
        }
    }

    /** One attempt to open a connection that goes both ways. */
    void connect(String path, String token, LiveSocket socket) throws InterruptedException {
        URI address = URI.create(settings.server().toString().replaceFirst("^http", "ws") + path);
        CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(settings.timeout())
                .buildAsync(address, socket);
        try {
            socket.attach(opening.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw Problems.of(
                        refused.getResponse().statusCode(),
                        refused.getResponse().headers(),
                        new byte[0]);
            }
            throw unreachable(failed);
        } catch (InterruptedException interrupted) {
            var _ = opening.thenAccept(WebSocket::abort);
            throw interrupted;
        }
    }

    String accessToken() {
        return Objects.requireNonNull(session).accessToken();
    }

    void refused(String accessToken) {
        Objects.requireNonNull(session).refused(accessToken);
    }

    Backoff backoff() {
        return new Backoff(settings.retryFor());
    }

    ServerUnreachableException unreachable(Throwable cause) {
        return new ServerUnreachableException(settings.server(), cause);
    }

    private byte[] exchange(Call call) {
        return exchange(call, settings.timeout());
    }

    private byte[] exchange(Call call, Duration timeout) {
        Backoff backoff = backoff();
        while (true) {
            try {
                return body(send(call, BodyHandlers.ofByteArray(), timeout));
            } catch (ProblemException problem) {
                if (!problem.passing() || !call.repeatable() || !backoff.await(problem.retryAfter())) {
                    throw problem;
                }
            } catch (ServerUnreachableException lost) {
                boolean harmless = call.repeatable() || lost.getCause() instanceof ConnectException;
                if (!harmless || !backoff.await(Optional.empty())) {
                    throw lost;
                }
            }
        }
    }

    private byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 300) {
            throw Problems.of(response.statusCode(), response.headers(), response.body());
        }
        positions.seen(response.headers());
        return response.body();
    }

    /** A token that is no longer taken is renewed, once. */
    private <T> HttpResponse<T> send(Call call, BodyHandler<T> handler, @Nullable Duration timeout) {
        Session authenticated = call.authenticated() ? session : null;
        if (authenticated == null) {
            return send(call, null, handler, timeout);
        }
        String token = authenticated.accessToken();
        HttpResponse<T> response = send(call, token, handler, timeout);
        if (response.statusCode() != 401) {
            return response;
        }
        authenticated.refused(token);
        return send(call, authenticated.accessToken(), handler, timeout);
    }

    private <T> HttpResponse<T> send(
            Call call, @Nullable String token, BodyHandler<T> handler, @Nullable Duration timeout) {
        try {
            return http.send(request(call, token, timeout), handler);
        } catch (IOException lost) {
            throw unreachable(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable(interrupted);
        }
    }

    private HttpRequest request(Call call, @Nullable String token, @Nullable Duration timeout) {
        BodyPublisher body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.server() + call.path()))
                .method(call.method(), body == null ? BodyPublishers.noBody() : body);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (timeout != null) {
            request.timeout(timeout);
        }
        if (call.reads()) {
            positions.ask(request);
        }
        return request.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
