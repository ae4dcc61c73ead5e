package io.plexichat.gateway.projection;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.projection.ProjectionRequests.OrderRequest;
import io.plexichat.gateway.projection.ProjectionRequests.RebuildRequest;
import io.plexichat.gateway.projection.ProjectionRequests.ResumeRequest;
import io.plexichat.gateway.projection.ProjectionRequests.TryRequest;
import io.plexichat.gateway.projection.ProjectionResponses.ProjectionResponse;
import io.plexichat.gateway.projection.ProjectionResponses.ProjectionsResponse;
import io.plexichat.gateway.projection.TrialResponses.TrialResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.projection.ProjectionList;
import io.plexichat.kernel.projection.ProjectionOrder;
import io.plexichat.kernel.projection.ProjectionOrder.Abandon;
import io.plexichat.kernel.projection.ProjectionOrder.Pause;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Resume;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionOrder.TakeOver;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionQuery.ListProjections;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.kernel.projection.TrialView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Needs(Permission.OPERATE_PROJECTIONS)
@RequestMapping(path = "/api/v1/admin/projections", produces = MediaType.APPLICATION_JSON_VALUE)
class ProjectionController {
    private final Queries queries;

    ProjectionController(Queries queries) {
        this.queries = queries;
    }

    @Needs(Permission.SEE_PROJECTIONS)
    @GetMapping
    Mono<ProjectionsResponse> list() {
        return queries.ask(new ListProjections(), ProjectionList.class).map(ProjectionsResponse::of);
    }

    @Needs(Permission.SEE_PROJECTIONS)
    @GetMapping("/{name}")
    Mono<ProjectionResponse> get(@PathVariable String name) {
        return queries.ask(new GetProjection(PathNames.parse(name)), ProjectionView.class)
                .map(ProjectionResponse::of);
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProjectionResponse> rebuild(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable JsonInput input) {
        RebuildRequest request = input == null ? RebuildRequest.NONE : input.read(RebuildRequest::read);
        return order(new Rebuild(PathNames.parse(name), request.pace(), request.reason(), caller.accountId()));
    }

    @PostMapping("/{name}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProjectionResponse> pause(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        return order(new Pause(PathNames.parse(name), caller.accountId()));
    }

    @PostMapping("/{name}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProjectionResponse> resume(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable JsonInput input) {
        ResumeRequest request = input == null ? ResumeRequest.NONE : input.read(ResumeRequest::read);
        return order(new Resume(PathNames.parse(name), request.pace(), caller.accountId()));
    }

    @PostMapping("/{name}/abandon")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProjectionResponse> abandon(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        return order(new Abandon(PathNames.parse(name), caller.accountId()));
    }

    @PostMapping("/{name}/take-over")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProjectionResponse> takeOver(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable JsonInput input) {
        OrderRequest request = input == null ? OrderRequest.NONE : input.read(OrderRequest::read);
        return order(new TakeOver(PathNames.parse(name), request.reason(), caller.accountId()));
    }

    @PostMapping("/{name}/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ProjectionResponse> rollback(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable JsonInput input) {
        OrderRequest request = input == null ? OrderRequest.NONE : input.read(OrderRequest::read);
        return order(new Rollback(PathNames.parse(name), request.reason(), caller.accountId()));
    }

    /** Answers when all is done. */
    @PostMapping("/{name}/try")
    Mono<TrialResponse> tryOut(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable JsonInput input) {
        TryRequest request = input == null ? TryRequest.NONE : input.read(TryRequest::read);
        return queries.ask(request.order(PathNames.parse(name), caller.accountId()), TrialView.class)
                .map(TrialResponse::of);
    }

    private Mono<ProjectionResponse> order(ProjectionOrder order) {
        return queries.ask(order, ProjectionView.class).map(ProjectionResponse::of);
    }
}
