package io.plexichat.kernel.factor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param label null once its owner was erased
 * @param lastUsed null before it was used
 * @param backedUp whether its authenticator says that it is kept elsewhere, too, such as in an account at its maker
 */
public record PasskeyView(
        PasskeyId passkeyId,
        @Nullable PasskeyLabel label,
        Instant since,
        @Nullable Instant lastUsed,
        boolean backedUp) {}
