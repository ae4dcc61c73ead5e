package io.plexichat.command.bot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.BotEvent;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import io.plexichat.kernel.bot.BotRejections;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An account of a program, and the tokens that it acts by. */
final class Bot {
    private @Nullable BotState state;

    Bot() {}

    Bot(BotCreated created) {
        apply(created);
    }

    static RejectedException notFound(AccountId id) {
        return BotRejections.NOT_FOUND.because("Expected bot " + id + ", but there is no such bot.");
    }

    /** @param most that it may have at once */
    void issue(ApiTokenIssued issued, int most) {
        if (state().tokens(issued.at()) >= most) {
            throw BotRejections.TOO_MANY_TOKENS.because(
                    "Expected to make a token, but the bot has " + most + " already. Revoke one.");
        }
        apply(issued);
    }

    void revoke(ApiTokenId token, AccountId by, Instant at) {
        if (!state().has(token, at)) {
            throw BotRejections.TOKEN_NOT_FOUND.because(
                    "Expected token " + token + " of the bot, but it has no such token.");
        }
        apply(new ApiTokenRevoked(state().accountId(), token, by, at));
    }

    BotState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : BotEvent.aggregateOf(state.accountId());
    }

    @EventSourcingHandler
    void on(BotEvent event) {
        state = BotState.evolve(state, event);
    }
}
