package io.plexichat.gateway;

import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What accompanies one request through the Reactor context, and what it learns about positions on the way. */
public final class RequestContext {
    private static final long NONE = -1;

    private final String traceparent;
    private final @Nullable String clientAddressHash;
    private final String correlationId = UUID.randomUUID().toString();
    private final long minPosition;
    private final AtomicLong written = new AtomicLong(NONE);
    private final AtomicLong seen = new AtomicLong(NONE);

    /** @param minPosition negative when the client gave none */
    public RequestContext(String traceparent, @Nullable String clientAddressHash, long minPosition) {
        this.traceparent = traceparent;
        this.clientAddressHash = clientAddressHash;
        this.minPosition = minPosition;
    }

    /** For work that no request asked for. */
    public static RequestContext ofServer() {
        return new RequestContext(Traceparent.create(), null, NONE);
    }

    /** For the next request of the same client on one connection. */
    public RequestContext another() {
        return new RequestContext(Traceparent.create(), clientAddressHash, NONE);
    }

    /** Empty where nobody put one. */
    public static Mono<RequestContext> current() {
        return Mono.deferContextual(view -> Mono.justOrEmpty(in(view)));
    }

    static @Nullable RequestContext in(ContextView view) {
        return view.getOrDefault(RequestContext.class, null);
    }

    public Context putInto(Context context) {
        return context.put(RequestContext.class, this);
    }

    public String traceparent() {
        return traceparent;
    }

    public @Nullable String clientAddressHash() {
        return clientAddressHash;
    }

    public String correlationId() {
        return correlationId;
    }

    /** What a read model must have reached: what the client asked for, and what this request itself wrote. */
    OptionalLong minPosition() {
        return present(Math.max(minPosition, written.get()));
    }

    void wrote(long position) {
        written.accumulateAndGet(position, Math::max);
    }

    void saw(long position) {
        seen.accumulateAndGet(position, Math::max);
    }

    /** A position that the answer surely includes. */
    OptionalLong answeredPosition() {
        return present(Math.max(minPosition().orElse(NONE), seen.get()));
    }

    private static OptionalLong present(long position) {
        return position == NONE ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
