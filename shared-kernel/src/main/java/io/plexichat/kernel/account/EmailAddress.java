package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.util.regex.Pattern;

/** Not verified: it is what its owner gave. */
public record EmailAddress(@JsonValue String value) {
    public static final TextRule RULE = TextRule.matching(3, 254, Pattern.compile("[^@\\s]+@[^@\\s]+"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static EmailAddress of(String value) {
        return new EmailAddress(RULE.require("emailAddress", value));
    }

    @Override
    public String toString() {
        return "***";
    }
}
