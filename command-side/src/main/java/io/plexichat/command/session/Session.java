package io.plexichat.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.session.SessionEvent;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionProved;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One login, from the password to its end, kept going by refresh tokens that work once each. */
final class Session {
    private @Nullable SessionState state;

    Session() {}

    Session(SessionStarted started) {
        apply(started);
    }

    void refresh(TokenHash next, Instant at, Instant expiresAt) {
        apply(new SessionRefreshed(state().sessionId(), state().accountId(), next, at, expiresAt));
    }

    void prove(Instant at) {
        apply(new SessionProved(state().sessionId(), state().accountId(), at));
    }

    /** Once is enough. */
    void end(EndReason reason, Instant at) {
        if (!state().ended()) {
            apply(new SessionEnded(state().sessionId(), state().accountId(), reason, at));
        }
    }

    SessionState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    SessionId sessionId() {
        return state == null ? null : state.sessionId();
    }

    @EventSourcingHandler
    void on(SessionEvent event) {
        state = SessionState.evolve(state, event);
    }
}
