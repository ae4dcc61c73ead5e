package io.plexichat.gateway.problem;

import io.plexichat.gateway.RequestContext;
import io.plexichat.kernel.CommonRejections;
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
        return Mono.defer(() -> {
                    requireReadable(setup);
                    return acceptor.accept(setup, sendingSocket);
                })
                .<RSocket>map(socket -> new ProblemRSocket(socket, problems))
                .onErrorMap(e -> new RejectedSetupException(problems.text(problems.of(e, context))))
                .contextWrite(context::putInto);
    }

    /** Its lengths are looked at only when what they are of is read. */
    private static void requireReadable(ConnectionSetupPayload setup) {
        try {
            String _ = setup.metadataMimeType();
            String _ = setup.dataMimeType();
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw CommonRejections.MALFORMED_REQUEST.because(
                    "Expected a SETUP frame as the RSocket protocol defines it, but got another.");
        }
    }
}
