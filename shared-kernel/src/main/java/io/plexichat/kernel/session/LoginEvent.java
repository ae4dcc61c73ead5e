package io.plexichat.kernel.session;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logins that began no session. */
public sealed interface LoginEvent {
    /** The aggregate that holds this one event. Stored, so it never changes. */
    static String aggregateOf(FailedLoginsId id) {
        return "failed-logins:" + id;
    }

    /**
     * Of one name and from one address, as they were refused within some seconds. With neither account nor name they are the others, when
     * there were too many to tell apart.
     *
     * @param accountId whose name it is; null when it is nobody's
     * @param name of nobody, hashed: what is typed there may be somebody's password
     * @param address null where it is not known
     * @param wrong passwords, codes and passkeys that were looked at
     * @param turnedAway without being looked at, because one had to wait
     * @param waitsUntil when the next is looked at, once the waits for the account are as long as they get; null before
     */
    @EventName("login.failed")
    record LoginsFailed(
            FailedLoginsId id,
            @Nullable AccountId accountId,
            @Nullable LookupHash name,
            @Nullable AddressHash address,
            int wrong,
            int turnedAway,
            Instant first,
            Instant last,
            @Nullable Instant waitsUntil)
            implements LoginEvent {}
}
