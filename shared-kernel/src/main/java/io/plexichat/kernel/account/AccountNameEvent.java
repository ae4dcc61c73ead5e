package io.plexichat.kernel.account;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.key.LookupHash;

/** The life of one normalised user name, known by its keyed hash: its own aggregate, so that a name has one holder. */
public sealed interface AccountNameEvent {
    LookupHash name();

    /** Of the aggregate of a name. Stored, so it never changes. */
    static String aggregateOf(LookupHash name) {
        return "account-name:" + name;
    }

    @EventName("account-name.reserved")
    record AccountNameReserved(LookupHash name, AccountId accountId) implements AccountNameEvent {}
}
