package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.time.Instant;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Rows without a serializer. */
final class TestRows {

    static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private TestRows() {}

    static EventRow row(String aggregate, long sequence) {
        return row(new AggregatePlace("Note", aggregate, sequence), AT);
    }

    static EventRow row(@Nullable AggregatePlace place, Instant at) {
        return new EventRow(
                "event",
                place,
                "application/json",
                new SimpleSerializedObject<>(new byte[100], byte[].class, "noted", "1"),
                new SerializedMetaData<>(new byte[10], byte[].class),
                at);
    }

    static StoredEvent stored(long position) {
        return StoredEvent.of(position, row("a", position));
    }
}
