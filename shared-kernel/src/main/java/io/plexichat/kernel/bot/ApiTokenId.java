package io.plexichat.kernel.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a token; whoever knows it can do nothing by it. */
public record ApiTokenId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiTokenId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
