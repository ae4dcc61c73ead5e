package io.plexichat.benchmarks.log;

import java.time.Duration;
import java.util.Optional;
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
        return processes.get().map(ProcessorTime::of).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        Optional<Duration> total = process.info().totalCpuDuration();
        return total.orElse(Duration.ZERO);
    }
}
