package io.plexichat.kernel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** Never in a log or an error, so not in {@code toString} either. */
public record MessageText(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 10_000).allowing(TextRule.Controls.LINES);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageText {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static MessageText of(String value) {
        return new MessageText(RULE.require("messageText", value));
    }

    /** What history brought in from elsewhere may hold. */
    public static final TextRule RULE_AS_LOGGED = RULE.allowing(TextRule.Controls.AS_LOGGED);

    @Override
    public String toString() {
        return "***";
    }
}
