package io.plexichat.plugin.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes WebSockets, each carried on as a test says; logins and refreshes it answers by itself. */
final class FakeRealtime implements AutoCloseable {
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What is said on one connection; over when it returns. */
    interface Dialogue {
        void on(FakeWebSocket socket) throws IOException;
    }

    private final ServerSocket server;
    private final BlockingQueue<Dialogue> dialogues = new LinkedBlockingQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final List<String> sessions = new CopyOnWriteArrayList<>();
    volatile @Nullable Dialogue always;
    volatile long expiresIn = 900;

    FakeRealtime() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    PlexiChatClient client() {
        return client(Duration.ofSeconds(5));
    }

    /** @param retryingFor how long it tries again without any success */
    PlexiChatClient client(Duration retryingFor) {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
        return PlexiChatClient.connect(
                ClientSettings.of(address).retryingFor(retryingFor), new Credentials("bot", "secret"));
    }

    FakeRealtime then(Dialogue dialogue) {
        dialogues.add(dialogue);
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> handle(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void handle(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                Map<String, String> headers = headers(in);
                if (headers.containsKey("sec-websocket-key")) {
                    authorizations.add(headers.getOrDefault("authorization", ""));
                    FakeWebSocket upgraded = upgraded(socket, headers);
                    Objects.requireNonNull(always == null ? dialogues.poll(5, TimeUnit.SECONDS) : always)
                            .on(upgraded);
                    return;
                }
                in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
                sessions.add(request.split(" ")[1]);
                answer(socket);
            }
        } catch (SocketException | EOFException _) {
            // cut
        } catch (IOException | InterruptedException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void answer(Socket socket) throws IOException {
        int n = tokens.incrementAndGet();
        String body = "{\"accessToken\":\"a%d\",\"refreshToken\":\"r%d\",\"expiresIn\":%d}".formatted(n, n, expiresIn);
        String answer = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static FakeWebSocket upgraded(Socket socket, Map<String, String> headers)
            throws IOException, GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((headers.get("sec-websocket-key") + ACCEPT).getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return new FakeWebSocket(socket);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Empty at the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
