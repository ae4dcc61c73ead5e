package io.plexichat.kernel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.util.regex.Pattern;

/** One emoji, or the name of one without its colons. */
public record Emoji(@JsonValue String value) {
    public static final TextRule RULE = TextRule.matching(1, 32, Pattern.compile("[^\\s/]+"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Emoji {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static Emoji of(String value) {
        return new Emoji(RULE.require("emoji", value));
    }

    @Override
    public String toString() {
        return value;
    }
}
