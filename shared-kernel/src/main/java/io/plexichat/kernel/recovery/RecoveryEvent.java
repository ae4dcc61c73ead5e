package io.plexichat.kernel.recovery;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.LookupHash;
import java.time.Instant;

public sealed interface RecoveryEvent {
    RecoveryId recoveryId();

    /** The aggregate of one request. Stored, so it never changes. */
    static String aggregateOf(RecoveryId id) {
        return "recovery:" + id;
    }

    /** @param name that was asked for, hashed; whether it is anybody's was not looked at */
    @EventName("recovery.requested")
    record RecoveryRequested(RecoveryId recoveryId, LookupHash name, Instant at) implements RecoveryEvent {}

    /** Its token set a new password, and is of no use any more. */
    @EventName("recovery.used")
    record RecoveryUsed(RecoveryId recoveryId, AccountId accountId, Instant at) implements RecoveryEvent {}
}
