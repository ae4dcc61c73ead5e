package io.plexichat.kernel.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What its owner calls a passkey. */
public record PasskeyLabel(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasskeyLabel {}

    @Override
    public String toString() {
        return "***";
    }
}
