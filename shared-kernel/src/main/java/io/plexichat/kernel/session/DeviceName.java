package io.plexichat.kernel.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** What the client calls itself. */
public record DeviceName(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 100);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceName {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static DeviceName of(String value) {
        return new DeviceName(RULE.require("deviceName", value));
    }

    @Override
    public String toString() {
        return "***";
    }
}
