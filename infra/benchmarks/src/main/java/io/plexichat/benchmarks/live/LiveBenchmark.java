package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.Report;
import io.plexichat.benchmarks.live.LiveApi.Person;
import io.plexichat.benchmarks.product.Product;
import io.plexichat.benchmarks.product.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "live-benchmark",
        description = "Measures what live delivery costs. Each scenario has a server of its own.",
        mixinStandardHelpOptions = true)
public final class LiveBenchmark implements Callable<Integer> {
    private static final int PEOPLE = 200;

    /** More connections of an account than people have, since accounts are dear to make. */
    private static final Map<String, String> SETTINGS = Map.of(
            "PLEXICHAT_GATEWAY_LIVE_STREAMSPERACCOUNT", "1000",
            "PLEXICHAT_GATEWAY_LIVE_CONNECTIONSPERACCOUNT", "1000",
            "PLEXICHAT_GATEWAY_SESSIONS_ACCESSTOKEN", "2h");

    enum Name {
        ROOMS(new RoomsScenario(
                "50 rooms of 20 members, 64 senders",
                50,
                20,
                64,
                "at least 3,000 accepted/s and 60,000 a CPU second, p99 under 60 ms")),
        ROOM(new RoomsScenario("one room of 200 members, 32 senders", 1, 200, 32, "at least 124,000 a CPU second")),
        BIG(new BigScenario(2_000, 20)),
        CATCH_UP(new CatchUpScenario(1_000, 12_000)),
        IDLE(new IdleScenario(5_000));

        private final Scenario scenario;

        Name(Scenario scenario) {
            this.scenario = scenario;
        }
    }

    @Option(names = "--launcher", defaultValue = "./plexichat", description = "The product, default ${DEFAULT-VALUE}.")
    private Path launcher = Path.of("plexichat");

    @Option(names = "--data-dir", description = "Of the servers, default a new temporary directory.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--scenarios",
            split = ",",
            defaultValue = "ROOMS,ROOM,BIG,CATCH_UP,IDLE",
            description = "${COMPLETION-CANDIDATES}")
    private List<Name> scenarios = List.of();

    @Option(names = "--warm-up", defaultValue = "PT20S", description = "Of each, default ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measured", defaultValue = "PT20S", description = "Of each, default ${DEFAULT-VALUE}.")
    private Duration measured = Duration.ZERO;

    private LiveBenchmark() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new LiveBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = dataDirectory == null ? Files.createTempDirectory("live-benchmark-") : dataDirectory;
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Report report = new Report();
        for (Name name : scenarios) {
            Path data = directory.resolve(name.name().toLowerCase(java.util.Locale.ROOT) + "-" + System.nanoTime());
            try (ServerProcess server = ServerProcess.start(
                            Product.launchedBy(launcher),
                            data,
                            directory.resolve(data.getFileName() + ".log"),
                            new HashMap<>(SETTINGS));
                    LiveApi api = new LiveApi(server.http())) {
                List<Person> people = api.register(PEOPLE);
                name.scenario.play(new Stage(server, api, people, warmUp, measured, report));
            }
            System.out.println(report);
        }
        return 0;
    }
}
