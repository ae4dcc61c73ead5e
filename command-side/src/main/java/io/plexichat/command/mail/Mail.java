package io.plexichat.command.mail;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.mail.MailCommand.MailTurn;
import io.plexichat.kernel.mail.MailCommand.Turn;
import io.plexichat.kernel.mail.MailEvent;
import io.plexichat.kernel.mail.MailEvent.MailBegun;
import io.plexichat.kernel.mail.MailEvent.MailGivenUp;
import io.plexichat.kernel.mail.MailEvent.MailSent;
import io.plexichat.kernel.mail.MailEvent.Why;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One mail. */
final class Mail {
    private @Nullable MailBegun begun;
    private boolean settled;

    Mail() {}

    Turn begin(MailBegun another) {
        if (settled) {
            return Turn.SETTLED;
        }
        if (begun != null && another.at().isBefore(begun.at().plus(MailTurn.LASTS))) {
            return Turn.OTHERS;
        }
        apply(another);
        return Turn.MINE;
    }

    /** Once is enough. */
    void settle(@Nullable Why givenUp, Instant at) {
        MailBegun mine = Objects.requireNonNull(begun);
        if (!settled) {
            apply(
                    givenUp == null
                            ? new MailSent(mine.mailId(), mine.accountId(), at)
                            : new MailGivenUp(mine.mailId(), mine.accountId(), givenUp, at));
        }
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return begun == null ? null : MailEvent.aggregateOf(begun.mailId());
    }

    @EventSourcingHandler
    void on(MailEvent event) {
        switch (event) {
            case MailBegun taken -> begun = taken;
            case MailSent _, MailGivenUp _ -> settled = true;
        }
    }
}
