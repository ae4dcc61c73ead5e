package io.plexichat.gateway.erasure;

import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import java.util.Optional;

/** How a rule of retention is written. */
final class Keep {
    static final String FORM = "forever, default, or a duration from " + Durations.format(KeepFor.LEAST) + " to "
            + Durations.format(KeepFor.MOST) + ", such as P365D";

    private static final String FOREVER = "forever";
    private static final String DEFAULT = "default";

    private Keep() {}

    static Optional<RetentionRule> parse(String text) {
        return switch (text) {
            case FOREVER -> Optional.of(new KeepForever());
            case DEFAULT -> Optional.of(new AsDefault());
            default -> Durations.parse(text).filter(KeepFor::isAllowed).map(KeepFor::new);
        };
    }

    static String format(RetentionRule rule) {
        return switch (rule) {
            case KeepForever _ -> FOREVER;
            case AsDefault _ -> DEFAULT;
            case KeepFor(var keep) -> Durations.format(keep);
        };
    }
}
