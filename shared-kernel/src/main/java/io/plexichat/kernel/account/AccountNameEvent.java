package io.plexichat.kernel.account;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.key.LookupHash;

/** The life of one normalised user name, known by its keyed hash: its own aggregate, so that a name has one holder. */
public sealed interface AccountNameEvent {
    LookupHash name();

    @EventName("account-name.reserved")
    record AccountNameReserved(LookupHash name, AccountId accountId) implements AccountNameEvent {}
}
