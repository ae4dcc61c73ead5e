package io.plexichat.benchmarks.log;

import java.time.Duration;

/** Time, and processor time of this process and the database. */
record Stopwatch(ProcessorTime processors, long startedNanos, Duration processorBefore) {

    static Stopwatch started(BenchmarkServer server) {
        ProcessorTime processors = server.processorTime();
        return new Stopwatch(processors, System.nanoTime(), processors.now());
    }

    Rate rateOf(int events) {
        double nanos = System.nanoTime() - startedNanos;
        return new Rate(
                events * 1e9 / nanos, processors.now().minus(processorBefore).toNanos() / 1e3 / events);
    }
}
