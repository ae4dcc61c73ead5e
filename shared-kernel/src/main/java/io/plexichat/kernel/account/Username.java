package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What someone logs in with and is mentioned by: letters, digits and {@code _ . - | [ ] { } ` ^ \\}, kept as written. */
public record Username(@JsonValue String value) {
    public static final TextRule RULE =
            TextRule.matching(1, 64, Pattern.compile("[\\p{L}\\p{M}\\p{N}_.\\-|\\[\\]{}`^\\\\]+"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Username {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static Username of(String value) {
        return new Username(RULE.require("username", value));
    }

    /** The form names are compared and reserved in: NFKC and lower case, so that two names that read alike are one. */
    public String normalised() {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
