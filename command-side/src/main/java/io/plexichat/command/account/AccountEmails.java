package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import org.jspecify.annotations.Nullable;

/**
 * Where mail to an owner goes. An address that was only given when the account was registered is not among these: it may be a stranger's.
 *
 * @param confirmed what the owner has shown to read; null while there is none
 * @param offered what is to be shown; null when nothing is
 * @param given whether there is one that was given when the account was registered
 */
record AccountEmails(
        @Nullable EmailConfirmed confirmed, @Nullable EmailOffered offered, boolean given) {
    static final AccountEmails NONE = new AccountEmails(null, null, false);
    static final AccountEmails GIVEN = new AccountEmails(null, null, true);

    boolean isNone() {
        return equals(NONE);
    }

    AccountEmails with(EmailOffered another) {
        return new AccountEmails(confirmed, another, given);
    }

    /** The code that was shown is used up. */
    AccountEmails with(EmailConfirmed another) {
        return new AccountEmails(another, null, given);
    }
}
