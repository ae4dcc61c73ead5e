package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What passes without a position: typing and presence. Every transport of live events shows it beside them. */
public interface Signals {
    /**
     * The events a viewer may see from now on, each as the JSON of an event without a position. What the client has no room for is
     * dropped, never kept. Ends when cancelled; an error ends the signals of this stream and nothing else.
     *
     * @param open the channels that the stream shows, as they are now; any thread may ask, at any time
     */
    Flux<String> signals(Caller viewer, Supplier<Set<ChannelId>> open);

    /** The caller is typing in a channel. Rejected with {@code channel.not-found} when it may not be read. */
    Mono<Void> typing(Caller caller, ChannelId channel);

    /** The caller has a live stream, until the answer is disposed of. Neither may block. */
    Disposable connected(Caller caller);

    /** Nothing ever passes. */
    static Signals none() {
        return new Signals() {
            @Override
            public Flux<String> signals(Caller viewer, Supplier<Set<ChannelId>> open) {
                return Flux.never();
            }

            @Override
            public Mono<Void> typing(Caller caller, ChannelId channel) {
                return Mono.empty();
            }

            @Override
            public Disposable connected(Caller caller) {
                return Disposables.disposed();
            }
        };
    }
}
