package io.plexichat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A person or program that acts. */
final class Account {
    private @Nullable AccountState state;

    Account() {}

    Account(AccountRegistered registered) {
        apply(registered);
    }

    static RejectedException notFound(AccountId id) {
        return AccountRejections.NOT_FOUND.because("Expected account " + id + ", but there is no such account.");
    }

    void changePassword(PasswordChanged changed) {
        apply(changed);
    }

    void rehashPassword(PasswordRehashed rehashed) {
        apply(rehashed);
    }

    void loggedInFrom(AddressHash address, Instant at) {
        if (state().known().isNews(address, at)) {
            apply(new AddressKnown(state().accountId(), address, at));
        }
    }

    void recoverPassword(PasswordRecovered recovered) {
        apply(recovered);
    }

    void endSessions(@Nullable SessionId kept, Instant at) {
        apply(new SessionsEnded(state().accountId(), kept, at));
    }

    void offerEmail(EmailOffered offered) {
        apply(offered);
    }

    void confirmEmail(EmailConfirmed confirmed) {
        apply(confirmed);
    }

    void removeEmail(Instant at) {
        if (!state().emails().isNone()) {
            apply(new EmailAddressRemoved(state().accountId(), at));
        }
    }

    /** Once is enough. */
    void lock(AccountLocked lock) {
        if (!state().locked()) {
            apply(lock);
        }
    }

    void unlock(AccountUnlocked unlock) {
        if (state().locked()) {
            apply(unlock);
        }
    }

    /** Once is enough. */
    void grant(RoleGranted grant) {
        if (!state().roles().contains(grant.role())) {
            apply(grant);
        }
    }

    void take(RoleTaken taken) {
        if (state().roles().contains(taken.role())) {
            apply(taken);
        }
    }

    AccountState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    AccountId accountId() {
        return state == null ? null : state.accountId();
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        state = AccountState.evolve(state, event);
    }
}
