package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where somebody calls from, keyed-hashed by the gateway: equal places are equal here, and none can be read back. */
public record AddressHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddressHash {}

    @Override
    public String toString() {
        return value;
    }
}
