package io.plexichat.kernel.recovery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Of one request. The token that is mailed for it is computed of this and a key of the server. */
public record RecoveryId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecoveryId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
