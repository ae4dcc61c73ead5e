package io.plexichat.gateway.session;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.gateway.session.SessionResponses.SessionsResponse;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionQuery.ListSessions;
import io.plexichat.kernel.session.SessionRejections;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An account's own sessions. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {
    private final Commands commands;
    private final Queries queries;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final StepUp stepUp;

    SessionController(Commands commands, Queries queries, SessionChecks sessions, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.queries = queries;
        this.sessions = sessions;
        this.time = time;
        this.stepUp = stepUp;
    }

    @GetMapping
    Mono<SessionsResponse> list(@AuthenticationPrincipal Caller caller, QueryInput input) {
        ListSessions query =
                input.read(in -> new ListSessions(caller.accountId(), time.now(), in.limit(), in.cursor()));
        return queries.ask(query, SessionPage.class).map(page -> SessionsResponse.of(page, caller.sessionId()));
    }

    @DeleteMapping("/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@AuthenticationPrincipal Caller caller, @PathVariable String sessionId) {
        SessionId session = PathIds.parse(sessionId, SessionId::new, SessionRejections.NOT_FOUND);
        if (!session.equals(caller.sessionId())) {
            // Whoever has a token only must not lock the owner out.
            stepUp.require(caller);
        }
        return end(caller, session);
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endCurrent(@AuthenticationPrincipal Caller caller) {
        return end(caller, caller.sessionId());
    }

    private Mono<Void> end(Caller caller, SessionId sessionId) {
        return commands.send(new EndSession(sessionId, caller.accountId(), time.now()))
                .doOnNext(position -> sessions.changed(sessionId, position))
                .then();
    }
}
