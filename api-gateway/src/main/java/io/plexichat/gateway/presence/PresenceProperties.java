package io.plexichat.gateway.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace between the end of an account's last stream and being offline
 * @param typing how long a notice of typing is shown
 * @param kept how long the choices of an account that does not come back are kept
 */
@ConfigurationProperties("plexichat.gateway.presence")
public record PresenceProperties(
        @DefaultValue("5s") Duration grace,
        @DefaultValue("6s") Duration typing,
        @DefaultValue("90d") Duration kept) {
    private static final Duration SHORTEST_TYPING = Duration.ofSeconds(1);

    public PresenceProperties {
        check(!grace.isNegative(), "grace", "a duration that is not negative");
        check(typing.compareTo(SHORTEST_TYPING) >= 0, "typing", "at least 1 second");
        check(kept.isPositive(), "kept", "a positive duration");
    }

    private static void check(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException(
                    "Expected plexichat.gateway.presence." + property + " to be " + expected + ".");
        }
    }
}
