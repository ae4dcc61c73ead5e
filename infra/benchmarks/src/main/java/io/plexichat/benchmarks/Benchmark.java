package io.plexichat.benchmarks;

import io.plexichat.benchmarks.product.Product;
import io.plexichat.benchmarks.product.ResidentMemory;
import io.plexichat.benchmarks.product.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "benchmark",
        description = "Imports logs of an IRC channel and measures. Starts a server of its own unless told of one.",
        mixinStandardHelpOptions = true)
public final class Benchmark implements Callable<Integer> {
    @Option(names = "--launcher", defaultValue = "./plexichat", description = "The product, default ${DEFAULT-VALUE}.")
    private Path launcher = Path.of("plexichat");

    @Option(names = "--data-dir", description = "Of the server that is started, default a new temporary directory.")
    private @Nullable Path dataDirectory;

    @Option(names = "--server", description = "A running server.")
    private @Nullable URI server;

    @Option(names = "--user", defaultValue = Product.ADMIN)
    private String user = Product.ADMIN;

    @Option(names = "--password", defaultValue = "${env:PLEXICHAT_PASSWORD:-" + Product.ADMIN_PASSWORD + "}")
    private String password = Product.ADMIN_PASSWORD;

    @Option(names = "--channel", defaultValue = "ubuntu", description = "Default ${DEFAULT-VALUE}.")
    private String channel = "ubuntu";

    @Option(names = "--rebuild", description = "Also send and read while read models are rebuilt.")
    private boolean rebuild;

    @Option(names = "--pace", paramLabel = "MESSAGES", description = "Also send as many a second for a while.")
    private int pace;

    @Option(names = "--for", defaultValue = "PT5M", description = "How long, default ${DEFAULT-VALUE}.")
    private Duration lasting = Duration.ofMinutes(5);

    @Option(names = "--batch", defaultValue = "1", description = "Messages of a request, default ${DEFAULT-VALUE}.")
    private int batch = 1;

    @Parameters(
            paramLabel = "LOGS",
            arity = "0..1",
            description = "A directory or .tar.xz of logs named YYYY-MM-DD.txt. Without, only reading is measured.")
    private @Nullable Path logs;

    private Benchmark() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report();
        Product product = Product.launchedBy(launcher);
        if (server != null) {
            measure(new HistoryBenchmark(product, server, user, password, report));
        } else {
            runOwnServer(product, report);
        }
        System.out.println(report);
        return 0;
    }

    private void runOwnServer(Product product, Report report) throws IOException {
        Path data = dataDirectory == null ? Files.createTempDirectory("plexichat-benchmark-") : dataDirectory;
        Path output = data.resolveSibling(data.getFileName() + ".log");
        System.out.println("Data in " + data + ", output of the server in " + output);
        try (ServerProcess own = ServerProcess.start(product, data.resolve("data"), output)) {
            report.add("first start, to ready", Report.seconds(own.readyAfter()), "under 15 s");
            memory(report, "ready", own);
            measure(new HistoryBenchmark(product, own.http(), Product.ADMIN, Product.ADMIN_PASSWORD, report));
            memory(report, "after all of it", own);
        }
        try (ServerProcess again = ServerProcess.start(product, data.resolve("data"), output)) {
            report.add("start with this data, to ready", Report.seconds(again.readyAfter()), "under 15 s");
            memory(report, "ready with this data", again);
        }
    }

    private void measure(HistoryBenchmark benchmark) throws IOException {
        if (logs == null && pace == 0) {
            benchmark.measureReading(channel);
        } else if (logs != null) {
            benchmark.run(channel, logs);
        }
        if (pace > 0) {
            benchmark.measurePace(pace, batch, lasting);
        }
        if (rebuild) {
            benchmark.measureRebuilding(channel);
        }
    }

    private static void memory(Report report, String when, ServerProcess server) {
        ResidentMemory memory = ResidentMemory.of(server.tree());
        report.add(
                "memory of all processes, " + when,
                "RSS %s, PSS %s"
                        .formatted(
                                Report.megabytes(memory.residentBytes()), Report.megabytes(memory.proportionalBytes())),
                "under 1,500 MB");
    }
}
