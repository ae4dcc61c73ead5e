package io.plexichat.gateway;

/** Asks what a test answers, without a server. */
public final class TestQueries {
    private TestQueries() {}

    public static Queries of(RecordingBuses buses) {
        return new Queries(buses.queryBus());
    }
}
