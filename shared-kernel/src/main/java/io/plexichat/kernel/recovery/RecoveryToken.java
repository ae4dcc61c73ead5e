package io.plexichat.kernel.recovery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What the link in a mail carries. Travels in mails and commands only, never in an event. */
public record RecoveryToken(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 200);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecoveryToken {}

    @Override
    public String toString() {
        return "***";
    }
}
