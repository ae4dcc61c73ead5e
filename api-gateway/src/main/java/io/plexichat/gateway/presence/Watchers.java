package io.plexichat.gateway.presence;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/** Enters streams in the index, and follows them while they show other channels. Nothing runs while there is none. */
final class Watchers {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final WatcherIndex index;
    private final Queries queries;
    private int watching;
    private @Nullable Disposable looking;

    Watchers(WatcherIndex index, Queries queries) {
        this.index = index;
        this.queries = queries;
    }

    /** What a client has no room for is dropped. */
    Flux<String> watch(Caller viewer, Supplier<Set<ChannelId>> open) {
        return Flux.create(
                sink -> {
                    Watcher watcher = new Watcher(viewer.accountId(), open, sink::next);
                    index.add(watcher);
                    begin();
                    sink.onDispose(() -> {
                        index.remove(watcher);
                        end();
                    });
                    lookAt(watcher);
                },
                OverflowStrategy.DROP);
    }

    private synchronized void begin() {
        watching++;
        if (looking == null) {
            looking = Flux.interval(BETWEEN_LOOKS)
                    .onBackpressureDrop()
                    .subscribe(_ -> index.all().forEach(this::lookAt));
        }
    }

    private synchronized void end() {
        watching--;
        if (watching == 0 && looking != null) {
            looking.dispose();
            looking = null;
        }
    }

    private void lookAt(Watcher watcher) {
        if (!watcher.beginToLook()) {
            return;
        }
        queries.ask(new GetAudience(watcher.viewer(), null), Audience.class)
                .subscribe(
                        audience -> {
                            watcher.watch(audience.channels());
                            index.move(watcher, watcher.watched());
                            watcher.endLooking(true);
                        },
                        e -> {
                            log.debug("Signals are not shown yet.", e);
                            watcher.endLooking(false);
                        });
    }
}
