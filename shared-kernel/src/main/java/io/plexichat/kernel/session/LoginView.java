package io.plexichat.kernel.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login that succeeded, or those of one name and from one address that failed within some seconds.
 *
 * @param position in the log
 * @param accountId null when the name was nobody's, and of those that were too many to tell apart
 * @param username of that account; null also when it is not known here
 * @param address where they came from, hashed: equal places are equal; null where it is not known
 * @param wrong passwords, codes and passkeys that were looked at
 * @param turnedAway without being looked at
 * @param first of them, and of a login that succeeded the only time
 */
public record LoginView(
        long position,
        LoginOutcome outcome,
        @Nullable AccountId accountId,
        @Nullable Username username,
        @Nullable AddressHash address,
        long wrong,
        long turnedAway,
        Instant first,
        Instant last) {}
