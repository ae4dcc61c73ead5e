package io.plexichat.benchmarks;

import io.plexichat.benchmarks.irc.ExpectedLog;
import io.plexichat.benchmarks.irc.ExpectedMessage;
import io.plexichat.benchmarks.irc.TimelineCheck;
import io.plexichat.benchmarks.product.ImportProcess;
import io.plexichat.benchmarks.product.Product;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SearchOrder;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.plugin.client.Window;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Imports a channel's history into a server, checks it, and measures how it is read and searched. */
final class HistoryBenchmark {
    private static final int PAGE = 200;
    private static final int WARM_UP = 200;
    private static final int CALLS = 1_000;

    private final Product product;
    private final URI server;
    private final String user;
    private final String password;
    private final Report report;
    private final Random random = new Random(42);

    HistoryBenchmark(Product product, URI server, String user, String password, Report report) {
        this.product = product;
        this.server = server;
        this.user = user;
        this.password = password;
        this.report = report;
    }

    void run(String channelName, Path logs) throws IOException {
        List<ExpectedMessage> expected = ExpectedLog.read(logs);
        ImportProcess.Result first = importInto(channelName, logs);
        report.add(
                "import of %,d messages".formatted(expected.size()),
                "%s, %,.0f messages/s"
                        .formatted(
                                Report.seconds(first.took()),
                                expected.size() / (first.took().toMillis() / 1e3)),
                "under 4 min");
        // Its login is written after the import, so that what it reads has seen all of it.
        try (PlexiChatClient client = PlexiChatClient.connect(server, user, password)) {
            UUID channel = untilReadModelsAreThere(client, channelName);
            check(client, channel, expected);
            ImportProcess.Result second = importInto(channelName, logs);
            report.add("second import", Report.seconds(second.took()), "adds none");
            check(client, channel, expected);
            if (expected.size() == SearchQuality.MESSAGES) {
                new SearchQuality(client, channel).addTo(report);
            }
            measureReading(client, channel);
        }
    }

    /** Of a history that was imported before. */
    void measureReading(String channelName) {
        try (PlexiChatClient client = PlexiChatClient.connect(server, user, password)) {
            measureReading(client, untilReadModelsAreThere(client, channelName));
        }
    }

    /** Of a history that was imported before. */
    void measureRebuilding(String channelName) {
        try (PlexiChatClient client = PlexiChatClient.connect(server, user, password)) {
            UUID channel = client.channels().named(channelName).orElseThrow().channelId();
            new RebuildBenchmark(client, channel, report).run();
        }
    }

    void measurePace(int perSecond, int batch, Duration lasting) {
        try (PlexiChatClient client = PlexiChatClient.connect(server, user, password)) {
            new PaceBenchmark(client, report, perSecond, batch, lasting).run();
        }
    }

    private ImportProcess.Result importInto(String channelName, Path logs) {
        ImportProcess.Result result = ImportProcess.start(product, server, user, password, channelName, List.of(logs))
                .await();
        System.out.println(result.printed());
        if (result.exitCode() != 0) {
            throw new IllegalStateException("Expected the import to succeed, but it ended with " + result.exitCode());
        }
        return result;
    }

    private UUID untilReadModelsAreThere(PlexiChatClient client, String channelName) {
        long started = System.nanoTime();
        UUID channel = client.channels().named(channelName).orElseThrow().channelId();
        client.messages().timeline(channel, Window.latest(), 1);
        Duration timeline = Duration.ofNanos(System.nanoTime() - started);
        client.messages().search(SearchRequest.of("ubuntu").in(channel).limitedTo(1));
        Duration search = Duration.ofNanos(System.nanoTime() - started);
        report.add(
                "read models at the head after the import",
                "timeline %s, search %s".formatted(Report.seconds(timeline), Report.seconds(search)),
                "within 10 s");
        return channel;
    }

    private void check(PlexiChatClient client, UUID channel, List<ExpectedMessage> expected) {
        long started = System.nanoTime();
        TimelineCheck.Outcome outcome = TimelineCheck.of(client, channel, expected);
        report.add(
                "timeline compared with the logs: order, author, text",
                outcome.differences().isEmpty()
                        ? "%,d messages equal, read in %s"
                                .formatted(
                                        outcome.timeline().size(),
                                        Report.seconds(Duration.ofNanos(System.nanoTime() - started)))
                        : "DIFFERENT: " + outcome.differences(),
                "all equal");
    }

    private void measureReading(PlexiChatClient client, UUID channel) {
        List<Message> messages = TimelineCheck.readAll(client, channel);
        Latencies pages = Latencies.of(WARM_UP, CALLS, () -> {
            long position = any(messages).position();
            Window window = switch (random.nextInt(3)) {
                case 0 -> Window.before(position);
                case 1 -> Window.after(position);
                default -> Window.around(position);
            };
            client.messages().timeline(channel, window, PAGE);
        });
        report("timeline page, 200 messages anywhere", pages, "p99 under 25 ms");
        Latencies searches = Latencies.of(
                WARM_UP,
                CALLS,
                () -> client.messages()
                        .search(SearchRequest.of(anyWord(messages)).in(channel)));
        report("search, one word", searches, "p99 under 100 ms");
        Latencies phrases = Latencies.of(
                WARM_UP,
                CALLS,
                () -> client.messages()
                        .search(SearchRequest.of(anyWord(messages) + " " + anyWord(messages))
                                .in(channel)));
        report("search, two words", phrases, "p99 under 100 ms");
        Latencies best = Latencies.of(
                WARM_UP,
                CALLS,
                () -> client.messages()
                        .search(SearchRequest.of(anyWord(messages) + " " + anyWord(messages))
                                .in(channel)
                                .orderedBy(SearchOrder.RELEVANCE)));
        report("search, two words, by relevance", best, "p99 under 100 ms");
    }

    private void report(String what, Latencies latencies, String target) {
        report.add(
                what,
                "p50 %s, p99 %s"
                        .formatted(
                                Report.milliseconds(latencies.percentile(50)),
                                Report.milliseconds(latencies.percentile(99))),
                target);
    }

    private Message any(List<Message> messages) {
        return messages.get(random.nextInt(messages.size()));
    }

    private String anyWord(List<Message> messages) {
        while (true) {
            List<String> words = Arrays.stream(any(messages).text().split("[^\\p{L}]+"))
                    .filter(word -> word.length() > 3)
                    .toList();
            if (!words.isEmpty()) {
                return words.get(random.nextInt(words.size())).toLowerCase(Locale.ROOT);
            }
        }
    }
}
