package io.plexichat.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WholeBodiesTest {
    private final RecordingHttp http = new RecordingHttp();
    private final TransportHttpClient whole = new WholeBodies(http);

    @Test
    void shouldSendPiecesInOrderAsOneAndLeaveThemAsTheyAre() {
        ByteBuffer end = bytes("\n");
        List<ByteBuffer> pieces = List.of(bytes("first"), end, bytes("second"), end);

        assertThatIOException().isThrownBy(() -> whole.performRequest("bulk", null, request(pieces), null));
        CompletableFuture<TransportHttpClient.Response> _ =
                whole.performRequestAsync("bulk", null, request(pieces), null);

        assertThat(http.requests).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.body()).containsExactly(bytes("first\nsecond\n"));
            assertThat(sent.method()).isEqualTo("POST");
            assertThat(sent.path()).isEqualTo("/_bulk");
            assertThat(sent.queryParams()).isEqualTo(Map.of("wait", "1"));
            assertThat(sent.headers()).isEqualTo(Map.of("accept", "json"));
        });
    }

    @Test
    void shouldSendNoBodyWhereThereIsNone() {
        assertThatIOException().isThrownBy(() -> whole.performRequest("bulk", null, request(null), null));

        assertThat(http.requests)
                .singleElement()
                .extracting(TransportHttpClient.Request::body)
                .isNull();
    }

    private static final class RecordingHttp implements TransportHttpClient {
        private final List<Request> requests = new ArrayList<>();

        @Override
        public Response performRequest(
                String endpoint, @Nullable Node node, Request request, @Nullable TransportOptions options)
                throws IOException {
            requests.add(request);
            throw new IOException("Expected to be answered, but nobody is there.");
        }

        @Override
        public CompletableFuture<Response> performRequestAsync(
                String endpoint, @Nullable Node node, Request request, @Nullable TransportOptions options) {
            requests.add(request);
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    }

    private static TransportHttpClient.Request request(@Nullable List<ByteBuffer> body) {
        return new TransportHttpClient.Request("POST", "/_bulk", Map.of("wait", "1"), Map.of("accept", "json"), body);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
