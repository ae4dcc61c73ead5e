package io.plexichat.benchmarks.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "log-benchmark",
        description =
                "Measures the log beside Axon's JDBC engine, plain SQL and the disk, on a Postgres of its own with fsync."
                        + " Prints a line of JSON for each finding, then a table in Markdown. Ends with 1 when a target is missed.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class LogBenchmark implements Callable<Integer> {

    private enum Question {
        NEW_AGGREGATES,
        HUNDRED_AGGREGATES,
        HOT_AGGREGATE,
        APPEND,
        LATENCY,
        REPLAY,
        SCAN,
        HISTORY_LENGTH,
        GROWTH,
        SEALING,
        SENDING,
        ROTATION,
        REBUILD,
        REBUILD_GROWTH
    }

    @Option(
            names = "--scenarios",
            split = ",",
            defaultValue = "NEW_AGGREGATES,HUNDRED_AGGREGATES,HOT_AGGREGATE,APPEND,LATENCY,REPLAY,SCAN,HISTORY_LENGTH",
            description = "Some of ${COMPLETION-CANDIDATES}.")
    private Set<Question> questions = EnumSet.noneOf(Question.class);

    @Option(names = "--writers", defaultValue = "64", description = "Threads that write.")
    private int writers;

    @Option(names = "--warm-up", defaultValue = "PT3S", description = "Before each measurement.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measured", defaultValue = "PT10S", description = "Length of each measurement.")
    private Duration measured = Duration.ZERO;

    @Option(names = "--rounds", defaultValue = "5", description = "How often those that are compared take turns.")
    private int rounds;

    @Option(names = "--events", defaultValue = "500000", description = "How many are replayed and scanned.")
    private int events;

    @Option(names = "--history", defaultValue = "1000000", description = "Events of the aggregate with a long history.")
    private int history;

    @Option(names = "--growth", defaultValue = "10000000", description = "Events up to which the log grows.")
    private int growth;

    @Option(
            names = "--logs",
            defaultValue = "logs",
            description = "A directory or a .tar.xz of daily logs of a channel, for REBUILD and REBUILD_GROWTH.")
    private Path logs = Path.of("logs");

    @Option(names = "--messages", defaultValue = "1000000", description = "Of the timeline that is rebuilt.")
    private int messages;

    @Option(names = "--shared-buffers", defaultValue = "128", description = "Of Postgres, in MB.")
    private int sharedBuffers;

    @Option(
            names = "--without-fsync",
            description =
                    "Postgres never waits for the disk: what more batches on their way at once could give at most.")
    private boolean withoutFsync;

    @Option(
            names = "--product",
            defaultValue = "infra/standalone/target/plexichat/plexichat.jar",
            description = "The jar of the server that messages are sent to.")
    private Path product = Path.of("plexichat.jar");

    @Option(
            names = "--directory",
            description =
                    "On the volume to measure; one that every user may enter if this runs as root. By default a new"
                            + " one below the working directory. What it leaves there is not deleted.")
    private @Nullable Path directory;

    private LogBenchmark() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new LogBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Notes.checkSizes();
        Pace pace = new Pace(writers, warmUp, measured, rounds, events);
        Findings findings = new Findings();
        try (BenchmarkServer server = BenchmarkServer.start(directory(), sharedBuffers, !withoutFsync)) {
            findings.note("Postgres: "
                    + server.query("SELECT string_agg(name || ' ' || current_setting(name), ', ' ORDER BY name)"
                                    + " FROM pg_settings WHERE name IN ('server_version', 'fsync', 'synchronous_commit',"
                                    + " 'full_page_writes', 'shared_buffers', 'max_wal_size')")
                            .getFirst());
            for (Question question : questions) {
                scenario(question).run(server, pace, findings);
            }
        }
        System.out.println();
        System.out.println(findings);
        return findings.areAllHeld() ? 0 : 1;
    }

    private Scenario scenario(Question question) {
        return switch (question) {
            case NEW_AGGREGATES -> new CommandScenario("commands, a new aggregate each", 0, new Target.RatioAtLeast(6));
            case HUNDRED_AGGREGATES ->
                new CommandScenario("commands on 100 aggregates in the cache", 100, new Target.RatioAtLeast(4));
            case HOT_AGGREGATE -> new CommandScenario("commands on one hot aggregate", 1, new Target.RatioAtLeast(1));
            case APPEND -> new AppendScenario();
            case LATENCY -> new LatencyScenario();
            case REPLAY -> new ReplayScenario();
            case SCAN -> new ScanScenario();
            case HISTORY_LENGTH -> new HistoryLengthScenario(history);
            case GROWTH -> new GrowthScenario(growth);
            case SEALING -> new SealScenario();
            case SENDING -> new SendScenario(product);
            case ROTATION -> new RotationScenario();
            case REBUILD -> new RebuildScenario(logs, messages);
            case REBUILD_GROWTH -> new RebuildGrowthScenario(logs, growth);
        };
    }

    private Path directory() throws IOException {
        Path path = directory == null
                ? Files.createTempDirectory(Path.of("").toAbsolutePath(), "log-benchmark-")
                : Files.createDirectories(directory.toAbsolutePath());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.out.println("# Data in " + path);
        return path;
    }
}
