package io.plexichat.kernel.erasure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** Why something is held, such as the reference of a case. May name people, so never in a log or an error. */
public record HoldReason(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 1_000).allowing(TextRule.Controls.LINES);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldReason {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static HoldReason of(String value) {
        return new HoldReason(RULE.require("reason", value));
    }

    @Override
    public String toString() {
        return "***";
    }
}
