package io.plexichat.benchmarks;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SearchOrder;
import io.plexichat.plugin.client.SearchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks what was judged by hand of one log: which of its messages, by their numbers in the channel, answer a query. */
final class SearchQuality {
    /** The log that was judged. */
    static final int MESSAGES = 196_646;

    private static final int PLACES = 10;

    private final PlexiChatClient client;
    private final UUID channel;

    SearchQuality(PlexiChatClient client, UUID channel) {
        this.client = client;
        this.channel = channel;
    }

    private record Judged(String kind, String query, Set<Long> answers) {
        static Judged of(String line) {
            List<String> parts = List.of(line.split("\t", 3));
            return new Judged(
                    parts.get(0),
                    parts.get(1),
                    Arrays.stream(parts.get(2).split(" ", -1))
                            .map(Long::valueOf)
                            .collect(Collectors.toSet()));
        }
    }

    private record Score(double recall, double reciprocalRank) {
        static Score of(Judged judged, List<Long> found) {
            long right = found.stream().filter(judged.answers()::contains).count();
            double best = IntStream.range(0, found.size())
                    .filter(place -> judged.answers().contains(found.get(place)))
                    .mapToDouble(place -> 1.0 / (place + 1))
                    .findFirst()
                    .orElse(0);
            return new Score((double) right / Math.min(PLACES, judged.answers().size()), best);
        }
    }

    /** Prints what was not answered fully. */
    void addTo(Report report) throws IOException {
        Map<String, List<Score>> byKind = new LinkedHashMap<>();
        for (Judged judged : judged()) {
            List<Long> found = found(judged.query());
            Score score = Score.of(judged, found);
            byKind.computeIfAbsent(judged.kind(), _ -> new ArrayList<>()).add(score);
            if (score.recall() < 1 || score.reciprocalRank() < 1) {
                System.out.println(judged + " found " + found);
            }
        }
        byKind.forEach((kind, scores) -> add(report, kind, scores, ""));
        add(report, "all", byKind.values().stream().flatMap(List::stream).toList(), "recall over 0.95, MRR over 0.9");
    }

    private static void add(Report report, String kind, List<Score> scores, String target) {
        report.add(
                "judged queries, %s (%d)".formatted(kind, scores.size()),
                String.format(
                        Locale.ROOT,
                        "recall at 10 %.3f, MRR %.3f",
                        scores.stream().mapToDouble(Score::recall).average().orElseThrow(),
                        scores.stream()
                                .mapToDouble(Score::reciprocalRank)
                                .average()
                                .orElseThrow()),
                target);
    }

    private List<Long> found(String query) {
        SearchRequest request = SearchRequest.of(query)
                .in(channel)
                .orderedBy(SearchOrder.RELEVANCE)
                .limitedTo(PLACES);
        return client.messages().search(request).items().stream()
                .map(hit -> hit.message().seq())
                .toList();
    }

    private static List<Judged> judged() throws IOException {
        try (InputStream in = SearchQuality.class.getResourceAsStream("judged-queries.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Judged::of)
                    .toList();
        }
    }
}
