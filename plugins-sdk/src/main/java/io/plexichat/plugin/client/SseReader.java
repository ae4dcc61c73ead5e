package io.plexichat.plugin.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes server-sent events out of a stream, as the HTML standard reads them. */
final class SseReader implements AutoCloseable {

    /** @param id the last one said on this stream, possibly with an earlier event */
    record Frame(@Nullable String id, String event, String data) {}

    private final BufferedReader lines;
    private final Runnable onAnything;
    private @Nullable String id;

    /** @param onAnything called for every line, also comments, which servers send to show that they are there */
    SseReader(InputStream stream, Runnable onAnything) {
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.onAnything = onAnything;
    }

    /** The next event with data or, without data, with a new id; null at the end. */
    @Nullable
    Frame next() throws IOException {
        String event = "message";
        StringBuilder data = new StringBuilder();
        boolean newId = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            onAnything.run();
            if (line.isEmpty()) {
                if (!data.isEmpty() || newId) {
                    return new Frame(id, event, data.toString());
                }
                event = "message";
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "event" -> event = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                case "id" -> {
                    id = value;
                    newId = true;
                }
                default -> {} // comments, retry, and what may come
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
