package io.plexichat.command.mail;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.mail.MailingEvent;
import io.plexichat.kernel.mail.MailingEvent.MailingReached;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** How far the log was looked through. */
final class Mailing {
    private @Nullable MailingReached last;

    Mailing() {}

    void reach(MailingReached reached) {
        if (last == null || reached.position() > last.position()) {
            apply(reached);
        }
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return last == null ? null : MailingEvent.AGGREGATE;
    }

    @EventSourcingHandler
    void on(MailingEvent event) {
        last = switch (event) {
            case MailingReached reached -> reached;
        };
    }
}
