package io.plexichat.gateway.live;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** WebSockets of clients that speak for themselves. */
final class Handshakes {
    private static final String END = "\r\n\r\n";

    private Handshakes() {}

    /** Reads the head of the answer, which it returns, and nothing after it. */
    static String awaitAnswer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith(END)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("Expected an answer to the handshake, but got " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
