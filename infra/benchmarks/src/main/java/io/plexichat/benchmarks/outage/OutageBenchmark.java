package io.plexichat.benchmarks.outage;

import io.plexichat.benchmarks.product.Product;
import io.plexichat.benchmarks.product.ServerProcess;
import io.plexichat.embedded.ElasticsearchOptions;
import io.plexichat.embedded.EmbeddedElasticsearch;
import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.plugin.client.ProblemException;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.plugin.client.TimelinePage;
import io.plexichat.plugin.client.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "outage-benchmark",
        description =
                "Takes Elasticsearch away for a while and kills Postgres, under load. Ends with 1 when anything is"
                        + " lost or doubled, or calls failed that should not.",
        mixinStandardHelpOptions = true)
public final class OutageBenchmark implements Callable<Integer> {
    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final int PAGE = 200;

    @Option(names = "--launcher", defaultValue = "./plexichat", description = "The product, default ${DEFAULT-VALUE}.")
    private Path launcher = Path.of("plexichat");

    @Option(
            names = "--programs",
            defaultValue = "infra/standalone/target/plexichat/elasticsearch",
            description = "Of Elasticsearch, default ${DEFAULT-VALUE}.")
    private Path programs = Path.of("elasticsearch");

    @Option(names = "--away", defaultValue = "PT10M", description = "How long, default ${DEFAULT-VALUE}.")
    private Duration away = Duration.ZERO;

    @Option(names = "--kills", defaultValue = "3", description = "How often Postgres is killed.")
    private int kills;

    private OutageBenchmark() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new OutageBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("outage-benchmark-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        ElasticsearchOptions options = ElasticsearchOptions.in(programs, directory.resolve("engine"));
        EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(options);
        int port = engine.uri().getPort();
        try (ServerProcess server = ServerProcess.start(
                        Product.launchedBy(launcher),
                        directory.resolve("data"),
                        directory.resolve("server.log"),
                        Map.of("PLEXICHAT_ELASTICSEARCH_URL", engine.uri().toString()));
                PlexiChatClient client = server.admin()) {
            UUID channel = client.channels().create(NewChannel.of("talk", ChannelKind.PUBLIC));
            Talk talk = new Talk(client, channel);
            rest(BEFORE);
            talk.begin("before");
            rest(BEFORE);
            System.out.println(talk.begin("engine away"));
            engine.close();
            Map<String, Integer> answers = search(client, away);
            Talk.Phase without = talk.begin("engine back");
            System.out.println(without + "; searches " + answers);
            engine = EmbeddedElasticsearch.start(options.withPort(port));
            Duration caughtUp = untilFound(client, talk);
            System.out.println(talk.begin("killing Postgres") + "; all found after " + caughtUp.toMillis() + " ms");
            for (int kill = 0; kill < kills; kill++) {
                killPostgres(server);
                rest(Duration.ofSeconds(20));
            }
            System.out.println(talk.begin("after"));
            rest(BEFORE);
            talk.close();
            Talk.Phase after = talk.begin("end");
            System.out.println(after);
            Duration found = untilFound(client, talk);
            boolean whole = isWhole(client, channel, talk);
            System.out.println("all found after " + found.toMillis() + " ms; nothing lost or doubled: " + whole);
            return whole
                            && without.failed() == 0
                            && after.failed() == 0
                            && answers.keySet().equals(Set.of("search.unavailable"))
                    ? 0
                    : 1;
        } finally {
            engine.close();
        }
    }

    /** How often each code was the answer; {@code found} for an answer without a problem. */
    private static Map<String, Integer> search(PlexiChatClient client, Duration lasting) {
        Map<String, Integer> answers = new TreeMap<>();
        long end = System.nanoTime() + lasting.toNanos();
        while (System.nanoTime() < end) {
            rest(Duration.ofSeconds(1));
            String answer = "found";
            try {
                var _ = client.messages().search(SearchRequest.of(Talk.WORD).limitedTo(1));
            } catch (ProblemException e) {
                answer = e.code();
            }
            answers.merge(answer, 1, Integer::sum);
        }
        return answers;
    }

    /** Until as many are found as were acknowledged before this was called. */
    private static Duration untilFound(PlexiChatClient client, Talk talk) {
        long wanted = talk.acknowledged().size();
        long started = System.nanoTime();
        while (true) {
            try {
                if (client.messages()
                                .search(SearchRequest.of(Talk.WORD).limitedTo(1))
                                .total()
                        >= wanted) {
                    return Duration.ofNanos(System.nanoTime() - started);
                }
            } catch (PlexiChatException e) {
                // Not yet.
            }
            if (System.nanoTime() - started > CATCH_UP.toNanos()) {
                throw new IllegalStateException("Expected " + wanted + " messages to be found.");
            }
            rest(Duration.ofMillis(100));
        }
    }

    /** The timeline has what was acknowledged, once, and nothing that was never sent. */
    private static boolean isWhole(PlexiChatClient client, UUID channel, Talk talk) {
        Set<UUID> missing = new HashSet<>(talk.acknowledged());
        Set<UUID> unsure = new HashSet<>(talk.refused());
        int others = 0;
        long before = Long.MAX_VALUE;
        while (true) {
            TimelinePage page = client.messages().timeline(channel, Window.before(before), PAGE);
            for (Message message : page.items()) {
                if (!missing.remove(message.messageId()) && !unsure.remove(message.messageId())) {
                    others++;
                }
            }
            if (!page.hasMore()) {
                System.out.println("acknowledged " + talk.acknowledged().size() + ", missing " + missing.size()
                        + ", doubled or unknown " + others + ", refused "
                        + talk.refused().size() + ", of which not there "
                        + unsure.size());
                return missing.isEmpty() && others == 0;
            }
            before = page.items().getFirst().position();
        }
    }

    /** The postmaster, of which the others are children. */
    private static void killPostgres(ServerProcess server) {
        server.tree().stream()
                .filter(OutageBenchmark::isPostgres)
                .filter(process ->
                        process.parent().filter(OutageBenchmark::isPostgres).isEmpty())
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
