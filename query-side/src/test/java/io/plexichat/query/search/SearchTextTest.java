package io.plexichat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.Rejection.FieldError;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.query.search.SearchTerm.After;
import io.plexichat.query.search.SearchTerm.Before;
import io.plexichat.query.search.SearchTerm.From;
import io.plexichat.query.search.SearchTerm.HasLink;
import io.plexichat.query.search.SearchTerm.In;
import io.plexichat.query.search.SearchTerm.Phrase;
import io.plexichat.query.search.SearchTerm.Word;
import io.plexichat.query.search.SearchText.Clause;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
    @Nested
    class Words {
        @Test
        void shouldStandBetweenBlanksAndQuotes() {
            assertThat(SearchText.parse(" green\teggs\u3000ham\"and\"spam ").clauses())
                    .containsExactly(
                            wanted(new Word("green")),
                            wanted(new Word("eggs")),
                            wanted(new Word("ham")),
                            wanted(new Phrase("and")),
                            wanted(new Word("spam")));
        }

        @Test
        void shouldKeepWhatLooksLikeAnOperatorAndIsNone() {
            List<String> words =
                    List.of("http://x.example/a:b", "size:5", ":)x", "12:30", "c++", "~/.bashrc", "fromage:x");

            assertThat(SearchText.parse(String.join(" ", words)).clauses())
                    .containsExactlyElementsOf(
                            words.stream().map(word -> wanted(new Word(word))).toList());
        }

        @Test
        void shouldLeaveOutWhatHoldsNothingToSearch() {
            assertThat(SearchText.parse("... - -- \"?!\" :) \"").isEmpty()).isTrue();
        }

        @Test
        void shouldComeOnce() {
            assertThat(SearchText.parse("ham ham -ham").clauses())
                    .containsExactly(wanted(new Word("ham")), excluded(new Word("ham")));
        }
    }

    @Nested
    class Phrases {
        @Test
        void shouldStandBetweenQuotesOfAnyKind() {
            assertThat(SearchText.parse("\"from:ann -x\" \u201cno such file\u201d")
                            .clauses())
                    .containsExactly(wanted(new Phrase("from:ann -x")), wanted(new Phrase("no such file")));
        }

        @Test
        void shouldBeWordsWhileTheQuoteIsOpen() {
            assertThat(SearchText.parse("\"no such").clauses())
                    .containsExactly(wanted(new Word("no")), wanted(new Word("such")));
        }
    }

    @Nested
    class Exclusions {
        @Test
        void shouldBeginWithOneHyphen() {
            assertThat(SearchText.parse("-spam -\"green ham\" -from:bob").clauses())
                    .containsExactly(
                            excluded(new Word("spam")),
                            excluded(new Phrase("green ham")),
                            excluded(new From(new Username("bob"))));
        }

        @Test
        void shouldNotBeMadeOfOtherHyphens() {
            assertThat(SearchText.parse("apt-get --purge - x").clauses())
                    .containsExactly(wanted(new Word("apt-get")), wanted(new Word("--purge")), wanted(new Word("x")));
        }
    }

    @Nested
    class Operators {
        @Test
        void shouldBeReadInAnyCase() {
            assertThat(SearchText.parse("From:@Ann in:\"Green Room\" IN:#ops HAS:Link")
                            .clauses())
                    .containsExactly(
                            wanted(new From(new Username("Ann"))),
                            wanted(new In(new ChannelName("Green Room"))),
                            wanted(new In(new ChannelName("#ops"))),
                            wanted(new HasLink()));
        }

        @Test
        void shouldTakeDaysAndTimes() {
            assertThat(SearchText.parse("before:2026-05-01 after:2026-05-01").clauses())
                    .containsExactly(
                            wanted(new Before(Instant.parse("2026-05-01T00:00:00Z"))),
                            wanted(new After(Instant.parse("2026-05-01T23:59:59.999999999Z"))));
            assertThat(SearchText.parse("before:2026-05-01T12:30:00+02:00 after:2026-05-01T12:30:00Z")
                            .clauses())
                    .containsExactly(
                            wanted(new Before(Instant.parse("2026-05-01T10:30:00Z"))),
                            wanted(new After(Instant.parse("2026-05-01T12:30:00Z"))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "before:yesterday",
                    "before:",
                    "after:2026-13-01",
                    "after:2026-02-30",
                    "before:1969-12-31",
                    "before:+12026-01-01",
                    "after:2026-05-01T12:00",
                    "from:",
                    "from:a/b",
                    "from:\"two words\"",
                    "in:\"\"",
                    "in:",
                    "has:image",
                    "has:",
                    "-has:"
                })
        void shouldSayWhatTheyExpect(String text) {
            SearchText parsed = SearchText.parse("ham " + text);

            assertThat(parsed.problems())
                    .singleElement()
                    .matches(problem -> problem.field().equals("q")
                            && problem.code().equals("invalid-format")
                            && problem.message().startsWith("Expected ")
                            && !problem.message().contains("yesterday"));
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(parsed::valid)
                    .satisfies(refused -> assertThat(refused.rejection().code()).isEqualTo("request.invalid"));
        }
    }

    @Nested
    class Bounds {
        @Test
        void shouldLimitClausesAndTellAllProblems() {
            assertThat(SearchText.parse(words(SearchText.MOST_CLAUSES)).problems())
                    .isEmpty();
            assertThat(SearchText.parse(words(SearchText.MOST_CLAUSES + 1) + " has:x")
                            .problems())
                    .extracting(FieldError::code)
                    .containsExactly("invalid-format", "too-many");
        }

        private static String words(int count) {
            return java.util.stream.IntStream.range(0, count)
                    .mapToObj(i -> "w" + i)
                    .collect(Collectors.joining(" "));
        }
    }

    @Property
    void shouldTakeAnyText(@ForAll String text) {
        SearchText parsed = SearchText.parse(text);

        assertThat(parsed.clauses().size()).isLessThanOrEqualTo(text.length());
        assertThat(parsed.toString()).doesNotContain("Word[text");
    }

    @Property
    void shouldTakeAnyPiecesOfTheGrammar(@ForAll("pieces") String text) {
        SearchText parsed = SearchText.parse(text);

        assertThat(parsed.problems())
                .allMatch(problem -> List.of("invalid-format", "too-many").contains(problem.code()));
    }

    @Property
    void shouldReadWordsBackAsTheyWere(@ForAll("wordLists") List<String> words) {
        assertThat(SearchText.parse(String.join(" ", words)).clauses())
                .containsExactlyElementsOf(words.stream()
                        .distinct()
                        .map(word -> wanted(new Word(word)))
                        .toList());
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "\"",
                        "\u201c",
                        "-",
                        ":",
                        " ",
                        "\u3000",
                        "from:",
                        "IN:",
                        "before:",
                        "after:",
                        "has:link",
                        "2026-05-01",
                        "T",
                        "Z",
                        "@",
                        "#",
                        "x",
                        "\u6771",
                        "\ud83d",
                        "\udc4d",
                        "\0")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<String>> wordLists() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMaxSize(20);
    }

    private static Clause wanted(SearchTerm term) {
        return new Clause(term, false);
    }

    private static Clause excluded(SearchTerm term) {
        return new Clause(term, true);
    }
}
