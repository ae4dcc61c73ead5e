package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.Username;
import java.util.Optional;

/** Where mail to the owner of an account goes, and what the owner is called. Nowhere, once the account was erased. */
public final class Mailboxes {
    private final AccountReader reader;
    private final AccountSeals seals;
    private final EmailSeals emails;

    Mailboxes(AccountReader reader, AccountSeals seals, EmailSeals emails) {
        this.reader = reader;
        this.seals = seals;
        this.emails = emails;
    }

    public record Mailbox(Username owner, EmailAddress email) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The verified one. */
    public Optional<Mailbox> of(AccountId account) {
        return before(account, Long.MAX_VALUE);
    }

    /**
     * The verified one as it was: who has taken an account over does not choose where its owner is told.
     *
     * @param sequence of the account's event that was not there yet
     */
    public Optional<Mailbox> before(AccountId account, long sequence) {
        return reader.readBefore(account, sequence)
                .flatMap(state -> Optional.ofNullable(state.emails().confirmed())
                        .flatMap(emails::open)
                        .flatMap(email -> seals.username(state).map(owner -> new Mailbox(owner, email))));
    }

    /** The one that is to be verified. */
    public Optional<Mailbox> of(EmailOffered offered) {
        return reader.read(offered.accountId())
                .flatMap(seals::username)
                .flatMap(owner -> emails.open(offered).map(email -> new Mailbox(owner, email)));
    }

    /** Whether the account is locked, or there is none. */
    public boolean isClosed(AccountId account) {
        return reader.read(account).map(AccountState::locked).orElse(true);
    }

    /** Whether the owner never logged in from elsewhere before: then it is no news. */
    public boolean isFirst(AccountId account, AddressHash address) {
        return reader.read(account)
                .map(state -> state.known().places())
                .filter(places -> !places.isEmpty() && places.getFirst().equals(address))
                .isPresent();
    }
}
