package io.plexichat.benchmarks.log;

import java.time.Duration;
import java.util.Optional;

/** What the benchmark and its Postgres have taken of the machine's processors: it tells more than a clock where others work, too. */
final class ProcessorTime {

    private final ProcessHandle postgres;

    ProcessorTime(ProcessHandle postgres) {
        this.postgres = postgres;
    }

    /** Of processes that have ended meanwhile nothing is known. */
    Duration now() {
        return postgres.descendants()
                .map(ProcessorTime::of)
                .reduce(of(ProcessHandle.current()).plus(of(postgres)), Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        Optional<Duration> total = process.info().totalCpuDuration();
        return total.orElse(Duration.ZERO);
    }
}
