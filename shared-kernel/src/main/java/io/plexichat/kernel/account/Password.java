package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;

/** As typed. Travels in commands only, never in an event. Lengths are those of its NFKC form. */
public record Password(@JsonValue String value) {
    private static final int RANDOM_BYTES = 18;
    private static final Normalizer.Form FORM = Normalizer.Form.NFKC;

    public static final TextRule RULE = TextRule.line(8, 128).normalisedTo(FORM);

    /** For one that is to be checked: it may have been set before the rule, and a short guess is a wrong password, not a malformed one. */
    public static final TextRule PRESENTED_RULE = TextRule.line(1, 128).normalisedTo(FORM);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static Password of(String value) {
        return new Password(RULE.require("password", value));
    }

    /** 144 random bits, in letters that can be typed. */
    public static Password random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is hashed and compared: letters that read alike are the same, on whatever keyboard they were typed. */
    public String normalised() {
        return Normalizer.normalize(value, FORM);
    }

    @Override
    public String toString() {
        return "***";
    }
}
