package io.plexichat.gateway.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param grace between the asking for an erasure and its beginning, in which it can be taken back; zero for none */
@ConfigurationProperties("plexichat.erasure")
public record ErasureProperties(@DefaultValue("P30D") Duration grace) {
    static final Duration LONGEST_GRACE = Duration.ofDays(3_650);
    static final String GRACE_FORM =
            "from " + Durations.format(Duration.ZERO) + " to " + Durations.format(LONGEST_GRACE);

    public ErasureProperties {
        if (!isGrace(grace)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.erasure.grace to be " + GRACE_FORM + ", but got " + grace + ".");
        }
    }

    static boolean isGrace(Duration grace) {
        return !grace.isNegative() && grace.compareTo(LONGEST_GRACE) <= 0;
    }
}
