package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.product.ProcessorTimes;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What processes have taken of the machine's processors: it tells more than a clock where others work, too. */
final class ProcessorTime {

    private final Supplier<Stream<ProcessHandle>> processes;

    ProcessorTime(Supplier<Stream<ProcessHandle>> processes) {
        this.processes = processes;
    }

    /** Of this process and a Postgres. */
    static ProcessorTime with(ProcessHandle postgres) {
        return new ProcessorTime(
                () -> Stream.concat(Stream.of(ProcessHandle.current(), postgres), postgres.descendants()));
    }

    /** Of processes that have ended meanwhile nothing is known. */
    Duration now() {
        return processes.get().map(ProcessorTimes::taken).reduce(Duration.ZERO, Duration::plus);
    }
}
