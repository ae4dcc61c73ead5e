package io.plexichat.kernel.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record FailedLoginsId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FailedLoginsId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
