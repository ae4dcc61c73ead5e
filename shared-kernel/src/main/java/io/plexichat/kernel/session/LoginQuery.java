package io.plexichat.kernel.session;

import io.plexichat.kernel.account.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked about logins, by those who look after accounts. */
public sealed interface LoginQuery {
    /**
     * Logins that succeeded and that failed, the newest first, as {@link LoginPage}.
     *
     * @param username that they were made with, whether it is anybody's or not; null for all
     * @param outcome only these; null for both
     * @param from not before this; null from the beginning
     * @param to before this; null up to now
     */
    record ListLogins(
            @Nullable Username username,
            @Nullable LoginOutcome outcome,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable String cursor)
            implements LoginQuery {}
}
