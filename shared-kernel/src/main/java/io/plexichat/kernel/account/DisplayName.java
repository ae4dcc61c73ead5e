package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

public record DisplayName(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 100);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DisplayName {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static DisplayName of(String value) {
        return new DisplayName(RULE.require("displayName", value));
    }

    @Override
    public String toString() {
        return value;
    }
}
