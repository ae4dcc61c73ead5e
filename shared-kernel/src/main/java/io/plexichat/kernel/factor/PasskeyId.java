package io.plexichat.kernel.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Ours, not the id that its authenticator gave it. */
public record PasskeyId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasskeyId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
