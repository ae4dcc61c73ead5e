package io.plexichat.kernel.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A keyed hash of a value, to look it up by: equal values are equal here, and none can be read back. 64 hexadecimal digits. */
public record LookupHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LookupHash {}

    @Override
    public String toString() {
        return value;
    }
}
