package io.plexichat.gateway.problem;

import io.plexichat.gateway.RequestContext;
import io.rsocket.ConnectionSetupPayload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.exceptions.RejectedSetupException;
import reactor.core.publisher.Mono;

/** Answers every RSocket error by a problem's JSON, as the data of an ERROR frame. */
public final class ProblemSocketAcceptor implements SocketAcceptor {
    private final SocketAcceptor acceptor;
    private final Problems problems;

    public ProblemSocketAcceptor(SocketAcceptor acceptor, Problems problems) {
        this.acceptor = acceptor;
        this.problems = problems;
    }

    @Override
    public Mono<RSocket> accept(ConnectionSetupPayload setup, RSocket sendingSocket) {
        RequestContext context = RequestContext.ofServer();
        return Mono.defer(() -> acceptor.accept(setup, sendingSocket))
                .<RSocket>map(socket -> new ProblemRSocket(socket, problems))
                .onErrorMap(e -> new RejectedSetupException(problems.text(problems.of(e, context))))
                .contextWrite(context::putInto);
    }
}
