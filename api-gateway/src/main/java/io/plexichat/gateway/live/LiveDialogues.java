package io.plexichat.gateway.live;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.message.Sending;
import io.plexichat.gateway.problem.Problems;
import java.time.Duration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/** What the dialogues of one process share. */
record LiveDialogues(
        LiveStreams streams,
        LiveLimits limits,
        SessionEnds ends,
        Signals signals,
        Sending sending,
        LiveFrames frames,
        Problems problems,
        ReactiveAuthenticationManager bearer,
        GatewayProperties.Live properties) {

    LiveDialogue begin(RequestContext origin, Outlet outlet) {
        return new LiveDialogue(this, origin, outlet);
    }

    /** Rejected with {@code request.unauthenticated} or {@code session.ended}. */
    Mono<Authentication> authenticated(String token) {
        return bearer.authenticate(new BearerTokenAuthenticationToken(token));
    }

    Duration authenticateWithin() {
        return properties.authenticateWithin();
    }

    int window() {
        return properties.window();
    }
}
