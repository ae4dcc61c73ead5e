package io.plexichat.gateway;

import java.util.OptionalLong;

/** What sends and asks, on buses whose other side tests decide. */
public final class TestBuses implements AutoCloseable {
    public final RecordingBuses buses = new RecordingBuses();
    public final Commands commands;
    public final Queries queries = new Queries(buses.queryBus());

    private final CommandExecutors executors = new CommandExecutors(new GatewayProperties.Commands(8, 100, 1, 1));

    public TestBuses() {
        commands = new Commands(buses.commandBus(), executors);
    }

    /** What the answer to a request would say. */
    public static OptionalLong answered(RequestContext request) {
        return request.answeredPosition();
    }

    @Override
    public void close() {
        executors.close();
    }
}
