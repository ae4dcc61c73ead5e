package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** As typed. Travels in commands only, never in an event. */
public record Password(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(8, 128);

    /** For one that is to be checked: it may have been set before the rule, and a short guess is a wrong password, not a malformed one. */
    public static final TextRule PRESENTED_RULE = TextRule.line(1, 128);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static Password of(String value) {
        return new Password(RULE.require("password", value));
    }

    @Override
    public String toString() {
        return "***";
    }
}
