package io.plexichat.plugin.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Messages to send by one call, kept within what a server takes. Not thread-safe. */
public final class MessageBatch {
    public static final int MOST_MESSAGES = 1_000;

    /** Under the 1 MiB a request may have. */
    public static final int MOST_BYTES = 900 * 1024;

    private static final byte[] START = "{\"messages\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private int size;

    public MessageBatch() {
        json.writeBytes(START);
    }

    /** Adds a message, or answers false when it has no room any more. An empty batch takes any. */
    public boolean add(Draft draft) {
        byte[] message = Json.MAPPER.writeValueAsBytes(draft);
        if (size > 0 && (size == MOST_MESSAGES || json.size() + message.length + 1 + END.length > MOST_BYTES)) {
            return false;
        }
        if (size > 0) {
            json.write(',');
        }
        json.writeBytes(message);
        size++;
        return true;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    byte[] toJson() {
        byte[] whole = Arrays.copyOf(json.toByteArray(), json.size() + END.length);
        System.arraycopy(END, 0, whole, json.size(), END.length);
        return whole;
    }
}
