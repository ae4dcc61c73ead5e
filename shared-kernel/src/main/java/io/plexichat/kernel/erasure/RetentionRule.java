package io.plexichat.kernel.erasure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** How long messages are kept, counted from the message's own time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RetentionRule.KeepFor.class, name = "keep-for"),
    @JsonSubTypes.Type(value = RetentionRule.KeepForever.class, name = "keep-forever"),
    @JsonSubTypes.Type(value = RetentionRule.AsDefault.class, name = "as-default")
})
public sealed interface RetentionRule {
    record KeepFor(Duration keep) implements RetentionRule {
        public static final Duration LEAST = Duration.ofSeconds(1);
        public static final Duration MOST = Duration.ofDays(36_500);

        public static boolean isAllowed(Duration keep) {
            return keep.compareTo(LEAST) >= 0 && keep.compareTo(MOST) <= 0;
        }
    }

    record KeepForever() implements RetentionRule {}

    /** For a channel: it has no rule of its own. */
    record AsDefault() implements RetentionRule {}
}
