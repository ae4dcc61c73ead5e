package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Unique among the letters of all projections and generations. */
public record LetterId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LetterId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
