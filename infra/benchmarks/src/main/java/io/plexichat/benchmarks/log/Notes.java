package io.plexichat.benchmarks.log;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Events of the agreed size: 250 bytes of payload and 100 of metadata, as they are stored. */
final class Notes {

    static final int PAYLOAD_BYTES = 250;
    static final int METADATA_BYTES = 100;
    static final String TYPE = Note.class.getSimpleName();

    /** As in a chat: who did it, and which trace it belongs to. */
    static final Map<String, String> METADATA = Map.of(
            "actor", "7f0c1d5e-52a5-4f3e-9d54-0c5f5ad0a8b1", "trace", "4bf92f3577b34da6a3ce929d0e0e473600f067aa0");

    static final String TEXT =
            "The quick brown fox jumps over the lazy dog. ".repeat(5).substring(0, 191);

    private static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    private Notes() {}

    /** The same for all stores. */
    static Serializer serializer() {
        return SERIALIZER;
    }

    static DomainEventMessage<NoteWritten> event(String noteId, long sequence) {
        return new GenericDomainEventMessage<>(TYPE, noteId, sequence, new NoteWritten(noteId, TEXT), METADATA);
    }

    static DomainEventMessage<NoteWritten> firstEvent() {
        return event(UUID.randomUUID().toString(), 0);
    }

    /** The figures mean little with events of another size. */
    static void checkSizes() {
        DomainEventMessage<?> event = firstEvent();
        int payload = size(event.getPayload());
        int metadata = size(event.getMetaData());
        if (payload != PAYLOAD_BYTES || metadata != METADATA_BYTES) {
            throw new IllegalStateException("Expected " + PAYLOAD_BYTES + " bytes of payload and " + METADATA_BYTES
                    + " of metadata, but got " + payload + " and " + metadata + ".");
        }
    }

    private static int size(Object value) {
        return SERIALIZER.serialize(value, String.class).getData().getBytes(StandardCharsets.UTF_8).length;
    }
}
