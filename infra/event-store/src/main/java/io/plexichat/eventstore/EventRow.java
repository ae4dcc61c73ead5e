package io.plexichat.eventstore;

import java.time.Instant;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/** What the log keeps of an event, without its position. Times are cut to microseconds, which is what Postgres keeps. */
record EventRow(
        String eventId,
        @Nullable AggregatePlace aggregate,
        String contentType,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metadata,
        Instant at) {

    /** Where the event stands in the history of its aggregate. */
    record AggregatePlace(String type, String id, long sequence) {}

    int size() {
        return payload.getData().length + metadata.getData().length;
    }
}
