package io.plexichat.kernel.presence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What somebody says of themselves for a while. */
public record StatusText(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 100);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StatusText {}

    @Override
    public String toString() {
        return value;
    }
}
