package io.plexichat.command.bot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.bot.ApiTokenUseEvent;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One event and no more: the log refuses the second one of a day, and nothing has to be read for it. */
final class ApiTokenUseRecord {
    private @Nullable String id;

    ApiTokenUseRecord() {}

    ApiTokenUseRecord(ApiTokenUsed used) {
        apply(used);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return id;
    }

    @EventSourcingHandler
    void on(ApiTokenUseEvent event) {
        id = ApiTokenUseEvent.aggregateOf(event);
    }
}
