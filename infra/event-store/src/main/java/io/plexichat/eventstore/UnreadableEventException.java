package io.plexichat.eventstore;

import java.util.Objects;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** A stored event is damaged, or of a known type but cannot be upcast or deserialised. */
public final class UnreadableEventException extends SerializationException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final String type;

    private UnreadableEventException(String message, long position, String type, @Nullable Throwable cause) {
        super(message, cause);
        this.position = position;
        this.type = type;
    }

    static UnreadableEventException undecodable(long position, String type, Throwable cause) {
        return new UnreadableEventException(
                expectation(position, type) + "it cannot be decoded.", position, type, cause);
    }

    static UnreadableEventException damaged(long position, String type) {
        return new UnreadableEventException(
                expectation(position, type) + "it is damaged: its checksum does not match.", position, type, null);
    }

    static UnreadableEventException ofOtherContentType(long position, String type, String contentType) {
        return new UnreadableEventException(
                expectation(position, type) + "it is written as " + contentType + ".", position, type, null);
    }

    private static String expectation(long position, String type) {
        return "Expected to read the event at position " + position + " of type " + type + ", but ";
    }

    public long position() {
        return position;
    }

    /** The stored name of its type. */
    public String type() {
        return type;
    }

    /** For another thread or another try: an exception that is thrown twice gathers what is suppressed on its ways. */
    UnreadableEventException again() {
        return new UnreadableEventException(Objects.requireNonNull(getMessage()), position, type, getCause());
    }
}
