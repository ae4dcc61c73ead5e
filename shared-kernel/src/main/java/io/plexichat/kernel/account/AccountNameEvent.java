package io.plexichat.kernel.account;

import io.plexichat.kernel.EventName;

/** The life of one normalised user name, its own aggregate, so that a name has one holder. */
public sealed interface AccountNameEvent {
    String name();

    @EventName("account-name.reserved")
    record AccountNameReserved(String name, AccountId accountId) implements AccountNameEvent {}
}
