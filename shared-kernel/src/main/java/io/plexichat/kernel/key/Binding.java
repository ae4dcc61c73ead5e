package io.plexichat.kernel.key;

import io.plexichat.kernel.EventCatalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value belongs: it opens there and nowhere else.
 *
 * @param event the stored name of the event that carries it
 * @param field of that event
 * @param stream the identifier of the event's aggregate
 */
public record Binding(String event, String field, String stream) {
    public static Binding of(Class<?> event, String field, Object stream) {
        return new Binding(EventCatalog.name(event), field, stream.toString());
    }

    /** The associated data: each part after its length in two bytes, so that no two bindings are the same bytes. */
    public byte[] toBytes() {
        byte[] eventBytes = bytes(event);
        byte[] fieldBytes = bytes(field);
        byte[] streamBytes = bytes(stream);
        ByteBuffer joined =
                ByteBuffer.allocate(3 * Short.BYTES + eventBytes.length + fieldBytes.length + streamBytes.length);
        append(joined, eventBytes);
        append(joined, fieldBytes);
        append(joined, streamBytes);
        return joined.array();
    }

    private static void append(ByteBuffer joined, byte[] part) {
        joined.putShort((short) part.length).put(part);
    }

    private static byte[] bytes(String part) {
        return part.getBytes(StandardCharsets.UTF_8);
    }
}
