package io.plexichat.kernel.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.kernel.TextRule;
import java.text.Normalizer;
import java.util.Locale;

/** Shown to people, kept as written; unique among public channels only, so that it tells nothing of private ones. */
public record ChannelName(@JsonValue String value) {
    public static final TextRule RULE = TextRule.line(1, 80);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelName {}

    /** Input as text, once it keeps the {@link #RULE}. */
    public static ChannelName of(String value) {
        return new ChannelName(RULE.require("channelName", value));
    }

    /** The form public names are compared and reserved in. */
    public String normalised() {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
