package io.plexichat.command.recovery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.command.account.MailedSecrets;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.recovery.RecoveryEvent;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryRequested;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryUsed;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One request for a new password. */
final class Recovery {
    private @Nullable RecoveryRequested requested;
    private boolean used;

    Recovery() {}

    Recovery(RecoveryRequested requested) {
        apply(requested);
    }

    /** Not used, and not too old. */
    boolean isOpen(Instant at) {
        return !used && !at.isAfter(requested().at().plus(MailedSecrets.LINK_FOR));
    }

    void use(AccountId account, Instant at) {
        apply(new RecoveryUsed(requested().recoveryId(), account, at));
    }

    RecoveryRequested requested() {
        return Objects.requireNonNull(requested);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return requested == null ? null : RecoveryEvent.aggregateOf(requested.recoveryId());
    }

    @EventSourcingHandler
    void on(RecoveryEvent event) {
        switch (event) {
            case RecoveryRequested begun -> requested = begun;
            case RecoveryUsed _ -> used = true;
        }
    }
}
