package io.plexichat.kernel.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an authenticator is to sign, so that what it signed for another occasion is of no use: bytes in base64url without padding. */
public record PasskeyChallenge(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasskeyChallenge {}

    @Override
    public String toString() {
        return value;
    }
}
