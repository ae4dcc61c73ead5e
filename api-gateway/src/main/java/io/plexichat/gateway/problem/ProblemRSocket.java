package io.plexichat.gateway.problem;

import io.plexichat.gateway.RequestContext;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.exceptions.ApplicationErrorException;
import io.rsocket.util.RSocketProxy;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives every request its {@link RequestContext}, and answers every error by a problem's JSON. */
final class ProblemRSocket extends RSocketProxy {
    private final Problems problems;

    ProblemRSocket(RSocket source, Problems problems) {
        super(source);
        this.problems = problems;
    }

    @Override
    public Mono<Void> fireAndForget(Payload payload) {
        return answered(super.fireAndForget(payload));
    }

    @Override
    public Mono<Payload> requestResponse(Payload payload) {
        return answered(super.requestResponse(payload));
    }

    @Override
    public Flux<Payload> requestStream(Payload payload) {
        return answered(super.requestStream(payload));
    }

    @Override
    public Flux<Payload> requestChannel(Publisher<Payload> payloads) {
        return answered(super.requestChannel(payloads));
    }

    @Override
    public Mono<Void> metadataPush(Payload payload) {
        return answered(super.metadataPush(payload));
    }

    private <T> Mono<T> answered(Mono<T> answer) {
        RequestContext context = RequestContext.ofServer();
        return answer.onErrorMap(e -> problem(e, context)).contextWrite(context::putInto);
    }

    private <T> Flux<T> answered(Flux<T> answers) {
        RequestContext context = RequestContext.ofServer();
        return answers.onErrorMap(e -> problem(e, context)).contextWrite(context::putInto);
    }

    private Throwable problem(Throwable thrown, RequestContext context) {
        return new ApplicationErrorException(problems.text(problems.of(thrown, context)));
    }
}
