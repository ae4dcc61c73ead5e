package io.plexichat.benchmarks.search;

import io.plexichat.benchmarks.Latencies;
import io.plexichat.benchmarks.irc.ExpectedLog;
import io.plexichat.benchmarks.irc.ExpectedMessage;
import io.plexichat.benchmarks.product.ImportProcess;
import io.plexichat.benchmarks.product.Product;
import io.plexichat.benchmarks.product.ServerProcess;
import io.plexichat.embedded.ElasticsearchOptions;
import io.plexichat.embedded.EmbeddedElasticsearch;
import io.plexichat.plugin.client.Pace;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.query.search.SearchProjection;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search-engine-benchmark",
        description = "Rebuilds the index beside a bare bulk of its documents, and searches beside the bare queries.",
        mixinStandardHelpOptions = true)
public final class SearchEngineBenchmark implements Callable<Integer> {
    private static final String CHANNEL = "ubuntu";
    private static final int SEARCHES = 500;
    /** The engine has worked for long by then, and the server has just started. */
    private static final int WARM_UP_PASSES = 6;

    private static final Set<String> BEFORE_ALL_IS_FOUND = Set.of("reading", "indexing", "catching-up");

    @Option(names = "--launcher", defaultValue = "./plexichat", description = "The product, default ${DEFAULT-VALUE}.")
    private Path launcher = Path.of("plexichat");

    @Option(
            names = "--programs",
            defaultValue = "infra/standalone/target/plexichat/elasticsearch",
            description = "Of Elasticsearch, default ${DEFAULT-VALUE}.")
    private Path programs = Path.of("elasticsearch");

    @Option(names = "--rounds", defaultValue = "3", description = "How often those compared take turns.")
    private int rounds;

    @Parameters(paramLabel = "LOGS", description = "A directory or .tar.xz of logs named YYYY-MM-DD.txt.")
    private Path logs = Path.of("logs");

    private final Random random = new Random(42);
    private Path directory = Path.of("");

    private SearchEngineBenchmark() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new SearchEngineBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        directory = Files.createTempDirectory("search-engine-benchmark-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<ExpectedMessage> said = ExpectedLog.read(logs);
        try (EmbeddedElasticsearch engine =
                        EmbeddedElasticsearch.start(ElasticsearchOptions.in(programs, directory.resolve("engine")));
                RawEngine raw = new RawEngine(engine.uri())) {
            try (ServerProcess server = start(engine.uri())) {
                ImportProcess.Result imported = ImportProcess.start(
                                Product.launchedBy(launcher),
                                server.http(),
                                Product.ADMIN,
                                Product.ADMIN_PASSWORD,
                                CHANNEL,
                                List.of(logs))
                        .await();
                System.out.println(imported.printed());
                try (PlexiChatClient client = server.admin()) {
                    compareIndexing(client, raw);
                }
            }
            List<RecordingProxy.Search> queries = queries(engine.uri(), said);
            try (ServerProcess server = start(engine.uri());
                    PlexiChatClient client = server.admin()) {
                compareSearching(client, raw, said, queries);
            }
        }
        return 0;
    }

    private ServerProcess start(URI engine) {
        return ServerProcess.start(
                Product.launchedBy(launcher),
                directory.resolve("data"),
                directory.resolve("server.log"),
                Map.of("PLEXICHAT_ELASTICSEARCH_URL", engine.toString()));
    }

    private void compareIndexing(PlexiChatClient client, RawEngine raw) throws Exception {
        Duration _ = rebuilt(client);
        List<String> bulks = raw.bulks(raw.newestIndex("messages"));
        List<Duration> ours = new ArrayList<>();
        List<Duration> bare = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            try (InputStream definition =
                    Objects.requireNonNull(SearchProjection.class.getResourceAsStream("messages.json"))) {
                bare.add(raw.index("bare", definition, bulks));
            }
            ours.add(rebuilt(client));
        }
        System.out.println("bare bulk " + bare + ", rebuilds " + ours);
        tell("index of " + bulks.size() + " bulks", "rebuild", median(ours), "bare bulk", median(bare));
        System.out.printf(
                Locale.ROOT, "speed of the bare bulk's: %.2f (target 0.8)%n", ratio(median(bare), median(ours)));
    }

    /** Until all is found that was there. */
    private static Duration rebuilt(PlexiChatClient client) {
        var _ = client.projections().rebuild("search", new Pace(null, 1.0), "benchmark");
        long started = System.nanoTime();
        long found = 0;
        for (Projection model = client.projections().get("search");
                model.build() != null;
                model = client.projections().get("search")) {
            if (found == 0 && !BEFORE_ALL_IS_FOUND.contains(model.build().phase())) {
                found = System.nanoTime();
            }
            if (model.build().state().equals("failed") || model.build().state().equals("blocked")) {
                throw new IllegalStateException(
                        "Expected a rebuild, but " + model.build().because());
            }
            LockSupport.parkNanos(20_000_000);
        }
        return Duration.ofNanos((found == 0 ? System.nanoTime() : found) - started);
    }

    /** What the product asks the engine for the words that are searched for below. */
    private List<RecordingProxy.Search> queries(URI engine, List<ExpectedMessage> said) throws Exception {
        try (RecordingProxy proxy = RecordingProxy.before(engine);
                ServerProcess server = start(proxy.address());
                PlexiChatClient client = server.admin()) {
            List<RecordingProxy.Search> queries = new ArrayList<>();
            for (String words : words(said)) {
                proxy.searches().clear();
                client.messages().search(SearchRequest.of(words));
                queries.add(proxy.searches().getFirst());
            }
            return queries;
        }
    }

    private void compareSearching(
            PlexiChatClient client, RawEngine raw, List<ExpectedMessage> said, List<RecordingProxy.Search> queries) {
        List<String> words = words(said);
        List<Duration> ours = new ArrayList<>();
        List<Duration> bare = new ArrayList<>();
        for (int pass = 0; pass < WARM_UP_PASSES + 2; pass++) {
            for (int i = 0; i < words.size(); i++) {
                RecordingProxy.Search query = queries.get(i);
                String text = words.get(i);
                Runnable asked = () -> {
                    var _ = client.messages().search(SearchRequest.of(text));
                };
                Runnable bareAsked = () -> {
                    String _ = raw.ask(query.path(), query.body());
                };
                // Whoever asks second finds the engine's memory warm, so each does so as often as the other.
                boolean isFirst = (i + pass) % 2 == 0;
                Duration first = timed(isFirst ? asked : bareAsked);
                Duration second = timed(isFirst ? bareAsked : asked);
                if (pass >= WARM_UP_PASSES) {
                    ours.add(isFirst ? first : second);
                    bare.add(isFirst ? second : first);
                }
            }
        }
        tell("search, p50", "product", percentile(ours, 50), "bare query", percentile(bare, 50));
        tell("search, p99", "product", percentile(ours, 99), "bare query", percentile(bare, 99));
    }

    /** Each of two words, half of the time; the same ones each time. */
    private List<String> words(List<ExpectedMessage> said) {
        random.setSeed(42);
        List<String> searches = new ArrayList<>();
        while (searches.size() < SEARCHES) {
            List<String> words = Arrays.stream(
                            said.get(random.nextInt(said.size())).text().split("[^\\p{L}]+"))
                    .filter(word -> word.length() > 3)
                    .limit(1 + random.nextInt(2))
                    .toList();
            if (!words.isEmpty()) {
                searches.add(String.join(" ", words).toLowerCase(Locale.ROOT));
            }
        }
        return searches;
    }

    private static Duration timed(Runnable call) {
        long started = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Duration median(List<Duration> times) {
        return percentile(times, 50);
    }

    private static Duration percentile(List<Duration> times, int share) {
        return Latencies.of(times.stream().mapToLong(Duration::toNanos).toArray())
                .percentile(share);
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / other.toNanos();
    }

    private static void tell(String what, String one, Duration first, String other, Duration second) {
        System.out.printf(
                Locale.ROOT,
                "%s: %s %.1f ms, %s %.1f ms, %.2f x%n",
                what,
                one,
                first.toNanos() / 1e6,
                other,
                second.toNanos() / 1e6,
                ratio(first, second));
    }
}
