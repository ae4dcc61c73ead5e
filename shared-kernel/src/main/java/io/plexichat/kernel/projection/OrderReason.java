package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;

/** Why an operator ordered something, in one line such as the reference of a ticket. It is kept and logged, so it should name nobody. */
public record OrderReason(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 200);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderReason {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static OrderReason of(String value) {
        return new OrderReason(RULE.require("reason", value));
    }

    @Override
    public String toString() {
        return value;
    }
}
