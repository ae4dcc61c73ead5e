package io.plexichat.gateway.presence;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.live.Signals;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Typing and presence beside the events of live streams. */
record LiveSignals(Watchers watchers, Typing typing, Connections connections) implements Signals {
    @Override
    public Flux<String> signals(Caller viewer, Supplier<Set<ChannelId>> open) {
        return watchers.watch(viewer, open);
    }

    @Override
    public Mono<Void> typing(Caller caller, ChannelId channel) {
        return typing.typing(caller, channel);
    }

    @Override
    public Disposable connected(Caller caller) {
        return connections.connected(caller);
    }
}
