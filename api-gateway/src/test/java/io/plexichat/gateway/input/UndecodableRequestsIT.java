package io.plexichat.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the HTTP server refuses before anybody sees it is a problem as well. */
class UndecodableRequestsIT extends GatewayContract {
    private static final int PATIENCE_MILLIS =
            Math.toIntExact(Duration.ofSeconds(20).toMillis());

    @Test
    void shouldRefuseARequestLineThatIsTooLong() throws IOException {
        assertThat(answer("GET /api/v1/search?q=" + "a".repeat(64 * 1024) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("application/problem+json", "\"code\":\"request.too-large\"", "\"status\":414");
    }

    @Test
    void shouldRefuseHeadersThatAreTooLarge() throws IOException {
        assertThat(answer("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "a".repeat(64 * 1024)
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("application/problem+json", "\"code\":\"request.too-large\"", "\"status\":431");
    }

    @Test
    void shouldRefuseWhatIsNotHttp() throws IOException {
        assertThat(answer("GET /api/v1/me HTTP/nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"request.malformed\"");
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return untilTheEnd(socket.getInputStream());
        }
    }

    /** The server closes without reading the rest of the request, which may reset the connection after its answer. */
    private static String untilTheEnd(InputStream input) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            for (int next = input.read(); next >= 0; next = input.read()) {
                answer.write(next);
            }
        } catch (SocketException reset) {
            assertThat(answer.size())
                    .as("bytes before the connection was reset")
                    .isPositive();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
