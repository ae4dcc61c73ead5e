package io.plexichat.kernel.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/** What an authenticator is to sign, so that what it signed for another occasion is of no use: bytes in base64url without padding. */
public record PasskeyChallenge(@JsonValue String value) {
    /** How long an answer to it is taken. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(5);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasskeyChallenge {}

    @Override
    public String toString() {
        return value;
    }
}
