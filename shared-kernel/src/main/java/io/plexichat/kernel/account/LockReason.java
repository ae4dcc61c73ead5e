package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** Why an account is locked or unlocked. Says something of a person, so never in a log or an error. */
public record LockReason(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 1_000).allowing(TextRule.Controls.LINES);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LockReason {}

    @Override
    public String toString() {
        return "***";
    }
}
