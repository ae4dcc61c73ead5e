package io.plexichat.standalone.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what it is told to; to what it has no answer for, nothing at all. */
final class ScriptedMailServer implements AutoCloseable {
    static final Map<String, String> FRIENDLY = Map.of(
            "", "220 here",
            "EHLO", "250 hello",
            "MAIL", "250 yes",
            "RCPT", "250 yes",
            "DATA", "354 go on",
            "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> answers;

    /** @param answers by the first word of what it is told; by nothing, what it begins with */
    ScriptedMailServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                @Nullable String word = "";
                while (word != null) {
                    say(client.getOutputStream(), answers.get(word));
                    String line = lines.readLine();
                    word = line == null ? null : line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                }
            } catch (IOException _) {
                // The client is gone, or this one is closed.
            }
        }
    }

    private static void say(OutputStream out, @Nullable String answer) throws IOException {
        if (answer != null) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
