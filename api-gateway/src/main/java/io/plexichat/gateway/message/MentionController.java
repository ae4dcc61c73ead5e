package io.plexichat.gateway.message;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.message.MessageResponses.MentionsResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MessageQuery.ListMentions;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What mentions the caller. */
@RestController
@Needs(Permission.READ_CHANNEL)
@RequestMapping(path = "/api/v1/me/mentions", produces = MediaType.APPLICATION_JSON_VALUE)
class MentionController {
    private final Queries queries;

    MentionController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    Mono<MentionsResponse> list(@AuthenticationPrincipal Caller caller, QueryInput input) {
        ListMentions query = input.read(in -> new ListMentions(caller.accountId(), in.limit(), in.cursor()));
        return queries.ask(query, MentionPage.class).map(MentionsResponse::of);
    }
}
