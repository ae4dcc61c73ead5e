package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.util.regex.Pattern;

/** What a projection is called by operators, such as {@code timeline}. */
public record ProjectionName(@JsonValue String value) {
    public static final TextRule RULE = TextRule.matching(1, 40, Pattern.compile("[a-z][a-z0-9-]*"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectionName {}

    /** Input as a name, once it keeps the {@link #RULE}. */
    public static ProjectionName of(String value) {
        return new ProjectionName(RULE.require("name", value));
    }

    @Override
    public String toString() {
        return value;
    }
}
