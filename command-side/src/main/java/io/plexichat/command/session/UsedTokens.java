package io.plexichat.command.session;

import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Tells a refresh token that a session once had from one that it never had. The first means that two hold the session's tokens; the
 * second is a forgery by somebody who knows the session's id, and must not be able to end it.
 *
 * <p>The log remembers every hash a session had, so the state need not. Were only the last few remembered, a thief could refresh
 * often enough that the owner's token is forgotten before the owner uses it. It is read only when a token does not match, which
 * costs what loading the session costs.
 */
final class UsedTokens {
    private final EventStore eventStore;

    UsedTokens(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    boolean contains(SessionId sessionId, TokenHash token) {
        DomainEventStream events = eventStore.readEvents(sessionId.toString());
        while (events.hasNext()) {
            boolean had = switch (events.next().getPayload()) {
                case SessionStarted started -> started.refreshToken().equals(token);
                case SessionRefreshed refreshed -> refreshed.refreshToken().equals(token);
                default -> false;
            };
            if (had) {
                return true;
            }
        }
        return false;
    }
}
