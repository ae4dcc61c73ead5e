package io.plexichat.gateway.live;

import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.util.DefaultPayload;
import io.rsocket.util.RSocketProxy;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Streams answers as fast as the client's socket takes them. */
final class PacedRSocket extends RSocketProxy {
    private final Pressure pressure;

    PacedRSocket(RSocket source, Pressure pressure) {
        super(source);
        this.pressure = pressure;
    }

    @Override
    public Flux<Payload> requestStream(Payload payload) {
        return paced(super.requestStream(payload));
    }

    @Override
    public Flux<Payload> requestChannel(Publisher<Payload> payloads) {
        return paced(super.requestChannel(Flux.from(payloads).map(PacedRSocket::kept)));
    }

    /** A copy on the heap: answers may begin before the first payload is looked at, and its buffers would be given back by then. */
    private static Payload kept(Payload payload) {
        try {
            return DefaultPayload.create(payload);
        } finally {
            payload.release();
        }
    }

    private Flux<Payload> paced(Flux<Payload> answers) {
        return Paced.by(pressure, payload -> payload.sliceData().readableBytes(), answers);
    }
}
