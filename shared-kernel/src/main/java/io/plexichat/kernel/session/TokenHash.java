package io.plexichat.kernel.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The SHA-256 of a refresh token's 256 random bits, in lower-case hexadecimal. Plain SHA-256 is enough: there is nothing to guess. */
public record TokenHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TokenHash {}

    @Override
    public String toString() {
        return "***";
    }
}
