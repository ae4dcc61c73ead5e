package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Where somebody calls from, keyed-hashed by the gateway: equal places are equal here, and none can be read back. */
public record AddressHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddressHash {}

    /** @param value null where it is not known */
    public static @Nullable AddressHash ofNullable(@Nullable String value) {
        return value == null ? null : new AddressHash(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
