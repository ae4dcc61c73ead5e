package io.plexichat.plugin.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The server's end of a connection, frame by frame (RFC 6455). */
final class FakeWebSocket {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private final Socket socket;
    private final DataInputStream in;

    FakeWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** The next that the client says; fails when it closed the connection. */
    JsonNode heard() throws IOException {
        int kind = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] text = in.readNBytes(length);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= mask[i % 4];
        }
        if (kind != TEXT) {
            throw new SocketException("The client closed the connection.");
        }
        return Json.MAPPER.readTree(text);
    }

    JsonNode heard(String op) throws IOException {
        JsonNode frame = heard();
        while (!frame.path("op").asString("").equals(op)) {
            frame = heard();
        }
        return frame;
    }

    void say(String json) throws IOException {
        write(TEXT, json.getBytes(StandardCharsets.UTF_8));
    }

    void event(long position) throws IOException {
        event(position, "message.sent", "{\"messageId\":\"00000000-0000-7000-8000-%012d\"}".formatted(position));
    }

    void event(long position, String type, String data) throws IOException {
        say("{\"op\":\"event\",\"event\":{\"position\":%d,\"type\":\"%s\",\"data\":%s}}"
                .formatted(position, type, data));
    }

    void ready(long head) throws IOException {
        say("{\"op\":\"ready\",\"position\":%d}".formatted(head));
    }

    void live() throws IOException {
        say("{\"op\":\"live\"}");
    }

    void ack(JsonNode sent, long position) throws IOException {
        say("{\"op\":\"ack\",\"ref\":%s,\"messageId\":%s,\"position\":%d}"
                .formatted(sent.get("ref"), sent.get("messageId"), position));
    }

    void refuse(String ref, int status, String code) throws IOException {
        say("{\"op\":\"error\",\"ref\":%s,\"problem\":{\"status\":%d,\"code\":\"%s\"}}".formatted(ref, status, code));
    }

    void close(int code, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        write(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** With a reset, as if the network were gone. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Until the client is gone. */
    void waitForEnd() throws IOException {
        while (true) {
            heard();
        }
    }

    private synchronized void write(int kind, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) kind);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        socket.getOutputStream().write(frame.put(payload).array(), 0, frame.position());
    }
}
