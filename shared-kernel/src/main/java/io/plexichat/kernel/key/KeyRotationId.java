package io.plexichat.kernel.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record KeyRotationId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyRotationId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
