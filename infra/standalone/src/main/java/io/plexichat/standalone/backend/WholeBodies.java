package io.plexichat.standalone.backend;

import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends the body of each request in one piece. Elasticsearch's client makes four of each document of a bulk request, and the HTTP client
 * under it sends each in a round of its own of its event loop, which cost more than making them.
 */
record WholeBodies(TransportHttpClient http) implements TransportHttpClient {

    @Override
    public TransportOptions createOptions(@Nullable TransportOptions options) {
        return http.createOptions(options);
    }

    @Override
    public @Nullable Integer responseStatusCode(Throwable failure) {
        return http.responseStatusCode(failure);
    }

    @Override
    public Response performRequest(
            String endpoint, @Nullable Node node, Request request, @Nullable TransportOptions options)
            throws IOException {
        return http.performRequest(endpoint, node, whole(request), options);
    }

    @Override
    public CompletableFuture<Response> performRequestAsync(
            String endpoint, @Nullable Node node, Request request, @Nullable TransportOptions options) {
        return http.performRequestAsync(endpoint, node, whole(request), options);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private static Request whole(Request request) {
        Iterable<ByteBuffer> body = request.body();
        return body == null
                ? request
                : new Request(
                        request.method(),
                        request.path(),
                        request.queryParams(),
                        request.headers(),
                        List.of(join(body)));
    }

    private static ByteBuffer join(Iterable<ByteBuffer> pieces) {
        int size = 0;
        for (ByteBuffer piece : pieces) {
            size = Math.addExact(size, piece.remaining());
        }
        ByteBuffer whole = ByteBuffer.allocate(size);
        for (ByteBuffer piece : pieces) {
            // The same piece may be there many times, such as the end of a line.
            whole.put(piece.duplicate());
        }
        return whole.flip();
    }
}
