package io.plexichat.gateway.live;

import io.plexichat.gateway.security.SessionChecks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks every so often whether the sessions that have something open are live, all at once: a connection by itself costs nothing. */
final class SessionSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSweep.class);

    private final SessionChecks sessions;
    private final Duration interval;
    private volatile @Nullable Disposable sweeping;

    SessionSweep(SessionChecks sessions, Duration interval) {
        this.sessions = sessions;
        this.interval = interval;
    }

    @Override
    public void start() {
        sweeping = Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(
                        _ -> sessions.sweep().onErrorResume(e -> {
                            LOG.debug("Sessions could not be looked at; the next time they are.", e);
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable running = sweeping;
        if (running != null) {
            running.dispose();
        }
        sweeping = null;
    }

    @Override
    public boolean isRunning() {
        return sweeping != null;
    }
}
