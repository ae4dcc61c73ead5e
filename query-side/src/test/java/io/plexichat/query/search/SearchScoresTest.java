package io.plexichat.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchScoresTest {
    private static final JudgedQuery QUERY = new JudgedQuery("words", "ham", Set.of("a", "b"));

    @Test
    void shouldCountAnswersAndThePlaceOfTheFirst() {
        SearchScores.Score score = SearchScores.score(QUERY, List.of("x", "y", "b"));

        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.reciprocalRank()).isEqualTo(1.0 / 3);
        assertThat(SearchScores.score(QUERY, List.of("x")).reciprocalRank()).isZero();
    }

    @Test
    void shouldNotLookBeyondTheTenthPlace() {
        SearchScores.Score score =
                SearchScores.score(QUERY, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a"));

        assertThat(score.recall()).isZero();
        assertThat(score.reciprocalRank()).isZero();
    }

    @Test
    void shouldMeanOverQueries() {
        SearchScores scores = new SearchScores();
        scores.add(QUERY, List.of("a", "b"));
        scores.add(QUERY, List.of());
        scores.add(new JudgedQuery("typo", "hma", Set.of("a")), List.of("x", "a"));

        assertThat(scores.overall()).isEqualTo(new SearchScores.Mean(3, 2.0 / 3, 0.5));
        assertThat(scores.kinds()).containsEntry("words", new SearchScores.Mean(2, 0.5, 0.5));
    }
}
