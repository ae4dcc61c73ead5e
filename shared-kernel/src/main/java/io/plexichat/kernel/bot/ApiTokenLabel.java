package io.plexichat.kernel.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What a token is for, in the words of whoever made it. */
public record ApiTokenLabel(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiTokenLabel {}

    @Override
    public String toString() {
        return "***";
    }
}
