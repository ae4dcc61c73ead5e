package io.plexichat.gateway.projection;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.input.Values;
import io.plexichat.gateway.projection.LetterResponses.EvictedResponse;
import io.plexichat.gateway.projection.LetterResponses.LetterResponse;
import io.plexichat.gateway.projection.LetterResponses.LettersResponse;
import io.plexichat.gateway.projection.LetterResponses.RetriedResponse;
import io.plexichat.gateway.projection.ProjectionRequests.EvictLettersRequest;
import io.plexichat.gateway.projection.ProjectionRequests.RetryLettersRequest;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.projection.LetterDetail;
import io.plexichat.kernel.projection.LetterId;
import io.plexichat.kernel.projection.LetterPage;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.EvictLetters;
import io.plexichat.kernel.projection.ProjectionOrder.LettersEvicted;
import io.plexichat.kernel.projection.ProjectionOrder.LettersRetried;
import io.plexichat.kernel.projection.ProjectionOrder.RetryLetters;
import io.plexichat.kernel.projection.ProjectionQuery.GetLetter;
import io.plexichat.kernel.projection.ProjectionQuery.ListLetters;
import io.plexichat.kernel.projection.ProjectionRejections;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Events that read models could not take. */
@RestController
@Needs(Permission.OPERATE_PROJECTIONS)
@RequestMapping(path = "/api/v1/admin/projections/{name}/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
class LetterController {
    private final Queries queries;

    LetterController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    Mono<LettersResponse> list(@PathVariable String name, QueryInput input) {
        ProjectionName projection = PathNames.parse(name);
        ListLetters query =
                input.read(read -> new ListLetters(projection, selection(read), read.limit(), read.cursor()));
        return queries.ask(query, LetterPage.class).map(LettersResponse::of);
    }

    @GetMapping("/{letterId}")
    Mono<LetterResponse> get(@PathVariable String name, @PathVariable String letterId) {
        return queries.ask(new GetLetter(PathNames.parse(name), id(letterId)), LetterDetail.class)
                .map(LetterResponse::of);
    }

    @PostMapping("/{letterId}/retry")
    Mono<RetriedResponse> retry(
            @AuthenticationPrincipal Caller caller, @PathVariable String name, @PathVariable String letterId) {
        return retry(name, LetterSelection.of(id(letterId)), caller);
    }

    @PostMapping("/retry")
    Mono<RetriedResponse> retryMany(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable JsonInput input) {
        RetryLettersRequest request = input == null ? RetryLettersRequest.NONE : input.read(RetryLettersRequest::read);
        return retry(name, request.selection(), caller);
    }

    @DeleteMapping("/{letterId}")
    Mono<EvictedResponse> evict(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @PathVariable String letterId,
            QueryInput input) {
        OrderReason reason = input.read(
                        read -> new Reason(read.optionalText("reason", OrderReason.RULE, OrderReason::new)))
                .value();
        return evict(name, LetterSelection.of(id(letterId)), reason, caller);
    }

    @PostMapping("/evict")
    Mono<EvictedResponse> evictMany(
            @AuthenticationPrincipal Caller caller, @PathVariable String name, @RequestBody JsonInput input) {
        EvictLettersRequest request = input.read(EvictLettersRequest::read);
        return evict(name, request.selection(), request.reason(), caller);
    }

    private record Reason(@Nullable OrderReason value) {}

    private Mono<RetriedResponse> retry(String name, LetterSelection selection, Caller caller) {
        return queries.ask(new RetryLetters(PathNames.parse(name), selection, caller.accountId()), LettersRetried.class)
                .map(RetriedResponse::of);
    }

    private Mono<EvictedResponse> evict(
            String name, LetterSelection selection, @Nullable OrderReason reason, Caller caller) {
        return queries.ask(
                        new EvictLetters(PathNames.parse(name), selection, reason, caller.accountId()),
                        LettersEvicted.class)
                .map(EvictedResponse::of);
    }

    private static LetterSelection selection(QueryInput input) {
        return new LetterSelection(
                input.optionalParsed(
                        "generation",
                        text -> Values.position(text)
                                .filter(number -> number >= 1 && number <= Integer.MAX_VALUE)
                                .map(Long::intValue),
                        "the number of a generation"),
                null,
                input.optionalText("sequence", ProjectionRequests.SEQUENCE, Function.identity()),
                input.optionalText("cause", ProjectionRequests.CAUSE, Function.identity()));
    }

    private static LetterId id(String letterId) {
        return PathIds.parse(letterId, LetterId::new, ProjectionRejections.LETTER_NOT_FOUND);
    }
}
