package io.plexichat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.account.AccountNameEvent;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.key.LookupHash;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A normalised user name. Its aggregate id is the name's hash, so the log itself keeps two accounts from reserving it. */
final class AccountName {
    private @Nullable LookupHash name;

    AccountName() {}

    AccountName(AccountNameReserved reserved) {
        apply(reserved);
    }

    static String idOf(LookupHash name) {
        return AccountNameEvent.aggregateOf(name);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return name == null ? null : idOf(name);
    }

    @EventSourcingHandler
    void on(AccountNameEvent event) {
        name = switch (event) {
            case AccountNameReserved reserved -> reserved.name();
        };
    }
}
