package io.plexichat.standalone.wiring;

import io.plexichat.axonserver.RemoteCommandBus;
import io.plexichat.axonserver.RemoteQueryBus;
import org.springframework.context.SmartLifecycle;

/** When the server stops, others send it nothing more, before what it would answer with stops. */
final class ClusterLifecycle implements SmartLifecycle {
    /** Below the web server, whose last requests are still sent; above the read models. */
    private static final int PHASE = 2_000;

    private final RemoteCommandBus commands;
    private final RemoteQueryBus queries;
    private volatile boolean running;

    ClusterLifecycle(RemoteCommandBus commands, RemoteQueryBus queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        commands.close();
        queries.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
