package io.plexichat.kernel.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

public record Topic(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(0, 500);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Topic {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static Topic of(String value) {
        return new Topic(RULE.require("topic", value));
    }

    @Override
    public String toString() {
        return value;
    }
}
