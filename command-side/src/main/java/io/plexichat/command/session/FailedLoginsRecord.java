package io.plexichat.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.LoginEvent;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One event and no more, so that nothing has to be read to append another one. */
final class FailedLoginsRecord {
    private @Nullable FailedLoginsId id;

    FailedLoginsRecord() {}

    FailedLoginsRecord(LoginsFailed failed) {
        apply(failed);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return id == null ? null : LoginEvent.aggregateOf(id);
    }

    @EventSourcingHandler
    void on(LoginEvent event) {
        id = switch (event) {
            case LoginsFailed failed -> failed.id();
        };
    }
}
