package io.plexichat.command.account;

import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import org.jspecify.annotations.Nullable;

/** The account that somebody says to own, as it was before the password is looked at; there may be none of that name. */
public final class LoginClaim {
    private final LookupHash name;
    private final @Nullable AccountState account;

    LoginClaim(LookupHash name, @Nullable AccountState account) {
        this.name = name;
        this.account = account;
    }

    LookupHash name() {
        return name;
    }

    @Nullable
    AccountState account() {
        return account;
    }

    /** Whether the owner has logged in from there. */
    boolean knows(AddressHash address) {
        return account != null && account.known().contains(address);
    }
}
