package io.plexichat.gateway.session;

import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.session.LoginResponses.LoginsResponse;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who logged in when, and what failed, for those who look after accounts. */
@RestController
@Needs(Permission.SEE_LOGINS)
@RequestMapping(path = "/api/v1/admin/logins", produces = MediaType.APPLICATION_JSON_VALUE)
class LoginListController {
    private final Queries queries;

    LoginListController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    Mono<LoginsResponse> list(QueryInput input) {
        ListLogins query = input.read(in -> new ListLogins(
                in.optionalText("username", Username.RULE, Username::new),
                in.optionalChoice("outcome", LoginOutcome.class),
                in.optionalTime("from"),
                in.optionalTime("to"),
                in.limit(),
                in.cursor()));
        return queries.ask(query, LoginPage.class).map(LoginsResponse::of);
    }
}
