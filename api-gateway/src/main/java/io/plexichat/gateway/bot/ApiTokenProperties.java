package io.plexichat.gateway.bot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lifetime of tokens that are asked for without an end
 * @param longest that any may live
 * @param perBot that a bot may have at once
 */
@ConfigurationProperties("plexichat.api-tokens")
public record ApiTokenProperties(
        @DefaultValue("90d") Duration lifetime,
        @DefaultValue("366d") Duration longest,
        @DefaultValue("20") int perBot) {
    /** For ever is not offered: what nobody renews, nobody remembers. */
    private static final Duration MOST = Duration.ofDays(36_500);

    private static final int MOST_PER_BOT = 1_000;

    public ApiTokenProperties {
        check(longest.isPositive() && longest.compareTo(MOST) <= 0, "longest", "from 1 s to 36500 d");
        check(
                lifetime.isPositive() && lifetime.compareTo(longest) <= 0,
                "lifetime",
                "at most plexichat.api-tokens.longest");
        check(perBot > 0 && perBot <= MOST_PER_BOT, "per-bot", "from 1 to " + MOST_PER_BOT);
    }

    private static void check(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException(
                    "Expected plexichat.api-tokens." + property + " to be " + expected + ".");
        }
    }
}
