package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.bot.BotRejections;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;

/**
 * For calls that an access token alone is not enough for, because it may be stolen: the password or a code of the second factor must have
 * been given in the session lately, at the login or since. Calls that carry the password do not need it.
 */
public final class StepUp {
    private final ServerTime time;
    private final Duration within;

    /** @param within how long a proof counts */
    StepUp(ServerTime time, Duration within) {
        this.time = time;
        this.within = within;
    }

    /** Rejects with {@code session.step-up-required}, and an API token with {@code api-token.not-enough}. */
    public void require(Caller caller) {
        if (caller.token() != null) {
            throw BotRejections.TOKEN_NOT_ENOUGH.because(
                    "Expected somebody who is logged in, but it is an API token. A person has to do this.");
        }
        if (!time.now().isBefore(caller.provedAt().plus(within))) {
            throw SessionRejections.STEP_UP_REQUIRED.because(
                    "Expected the password or a code to be given lately, but it was not. Give it again, then repeat the call.");
        }
    }
}
