package io.plexichat.kernel.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What somebody typed to show a second factor: six digits of an authenticator, or a backup code. */
public record FactorCode(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FactorCode {}

    @Override
    public String toString() {
        return "***";
    }
}
