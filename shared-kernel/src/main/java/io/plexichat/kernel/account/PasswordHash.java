package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An Argon2id hash in PHC string form, with its parameters and salt. */
public record PasswordHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasswordHash {}

    @Override
    public String toString() {
        return "***";
    }
}
