package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What somebody typed who read it in a mail. */
public record EmailCode(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailCode {}

    @Override
    public String toString() {
        return "***";
    }
}
