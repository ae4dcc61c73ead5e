package io.plexichat.benchmarks.product;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a server's processes have taken of the machine's processors. */
public record ProcessorTimes(Duration server, Duration postgres, Duration elasticsearch) {
    /** @param server it first, and all that it started */
    public static ProcessorTimes of(List<ProcessHandle> server) {
        ProcessorTimes all = new ProcessorTimes(taken(server.getFirst()), Duration.ZERO, Duration.ZERO);
        for (ProcessHandle process : server.subList(1, server.size())) {
            all = isPostgres(process)
                    ? new ProcessorTimes(all.server, all.postgres.plus(taken(process)), all.elasticsearch)
                    : new ProcessorTimes(all.server, all.postgres, all.elasticsearch.plus(taken(process)));
        }
        return all;
    }

    public ProcessorTimes minus(ProcessorTimes earlier) {
        return new ProcessorTimes(
                server.minus(earlier.server),
                postgres.minus(earlier.postgres),
                elasticsearch.minus(earlier.elasticsearch));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    /** By one process; nothing is known of one that has ended. */
    public static Duration taken(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
