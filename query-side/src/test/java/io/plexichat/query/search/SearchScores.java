package io.plexichat.query.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How well judged queries were answered: recall at 10, and the mean of one over the place of the first answer. */
final class SearchScores {
    static final int PLACES = 10;

    private final Map<String, List<Score>> byKind = new LinkedHashMap<>();

    record Score(JudgedQuery query, double recall, double reciprocalRank) {}

    record Mean(int queries, double recall, double reciprocalRank) {}

    /** @param found names of messages, the first {@link #PLACES} of them */
    void add(JudgedQuery query, List<String> found) {
        byKind.computeIfAbsent(query.kind(), _ -> new ArrayList<>()).add(score(query, found));
    }

    static Score score(JudgedQuery query, List<String> found) {
        Set<String> answers = query.answers();
        long right = found.stream().limit(PLACES).filter(answers::contains).count();
        double best = Stream.iterate(0, place -> place < Math.min(PLACES, found.size()), place -> place + 1)
                .filter(place -> answers.contains(found.get(place)))
                .findFirst()
                .map(place -> 1.0 / (place + 1))
                .orElse(0.0);
        return new Score(query, (double) right / Math.min(PLACES, answers.size()), best);
    }

    Mean overall() {
        return mean(byKind.values().stream().flatMap(List::stream).toList());
    }

    Map<String, Mean> kinds() {
        Map<String, Mean> kinds = new LinkedHashMap<>();
        byKind.forEach((kind, scores) -> kinds.put(kind, mean(scores)));
        return kinds;
    }

    /** A table in Markdown, and the queries that were not answered fully. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("| kind | queries | recall at 10 | MRR |\n|---|---|---|---|\n");
        kinds().forEach((kind, mean) -> text.append(row(kind, mean)));
        text.append(row("all", overall()));
        byKind.values().stream()
                .flatMap(List::stream)
                .filter(score -> score.recall() < 1 || score.reciprocalRank() < 1)
                .forEach(score -> text.append(String.format(
                        Locale.ROOT, "%s: %.2f, %.2f%n", score.query(), score.recall(), score.reciprocalRank())));
        return text.toString();
    }

    private static String row(String kind, Mean mean) {
        return String.format(
                Locale.ROOT, "| %s | %d | %.3f | %.3f |%n", kind, mean.queries(), mean.recall(), mean.reciprocalRank());
    }

    private static Mean mean(List<Score> scores) {
        return new Mean(
                scores.size(),
                scores.stream().mapToDouble(Score::recall).average().orElseThrow(),
                scores.stream().mapToDouble(Score::reciprocalRank).average().orElseThrow());
    }
}
