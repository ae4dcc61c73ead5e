package io.plexichat.gateway.presence;

import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;

/** Does something the first time it is disposed of. */
final class Once implements Disposable {
    private final Runnable action;
    private final AtomicBoolean done = new AtomicBoolean();

    Once(Runnable action) {
        this.action = action;
    }

    @Override
    public void dispose() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }

    @Override
    public boolean isDisposed() {
        return done.get();
    }
}
