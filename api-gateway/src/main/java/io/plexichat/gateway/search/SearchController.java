package io.plexichat.gateway.search;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.search.SearchResponses.SearchResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.kernel.search.SearchPage;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Needs(Permission.READ_CHANNEL)
class SearchController {
    private final Queries queries;

    SearchController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<SearchResponse> search(@AuthenticationPrincipal Caller caller, QueryInput input) {
        SearchMessages query = input.read(in -> new SearchMessages(
                caller.accountId(),
                in.text("q", SearchMessages.TEXT_RULE, Function.identity()),
                in.optionalId("channel", ChannelId::new),
                in.optionalText("from", Username.RULE, Username::new),
                in.optionalTime("since"),
                in.optionalTime("until"),
                in.optionalChoice("sort", SearchOrder.class),
                in.limit(),
                in.cursor()));
        return queries.ask(query, SearchPage.class).map(SearchResponse::of);
    }
}
