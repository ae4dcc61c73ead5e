package io.plexichat.command.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.RetentionCommand.RecordRetention;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionEvent;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import java.time.YearMonth;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** How long the messages of one channel are kept, or of all that have no rule of their own. */
final class Retention {
    private @Nullable RetentionState state;

    Retention() {}

    static String idOf(@Nullable ChannelId channelId) {
        return "retention:" + (channelId == null ? "default" : channelId);
    }

    /** The first event of a rule is also one that says what holds anyway: an aggregate begins with an event. */
    void set(SetRetention command) {
        if (state == null || !state.rule().equals(command.rule())) {
            apply(new RetentionSet(command.channelId(), command.rule(), command.by(), command.at()));
        }
    }

    /** Months that are gone do not come back, whatever the rule is now. */
    void record(RecordRetention command) {
        YearMonth kept = state == null ? null : state.firstKept();
        YearMonth firstKept = kept == null || command.firstKept().isAfter(kept) ? command.firstKept() : kept;
        if (!firstKept.equals(kept) || command.messages() > 0) {
            apply(new RetentionApplied(command.channelId(), firstKept, command.messages(), command.at()));
        }
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : idOf(state.channelId());
    }

    @EventSourcingHandler
    void on(RetentionEvent event) {
        state = RetentionState.evolve(state, event);
    }
}
