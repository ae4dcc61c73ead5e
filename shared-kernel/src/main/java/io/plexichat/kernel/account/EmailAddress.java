package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.util.regex.Pattern;

/** As its owner gave it. Whether it is the owner's is another question. */
public record EmailAddress(@JsonValue String value) {
    public static final TextRule RULE = TextRule.matching(3, 254, Pattern.compile("[^@\\s]+@[^@\\s]+"));

    /** For one that mail is to be sent to: nothing that a mail server has to be told in quotes. */
    public static final TextRule MAILABLE_RULE = TextRule.matching(
            3,
            254,
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?"));

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
