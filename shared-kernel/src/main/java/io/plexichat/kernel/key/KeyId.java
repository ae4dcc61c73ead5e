package io.plexichat.kernel.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a data key. Made at random, so it tells nothing of what the key is for. */
public record KeyId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
