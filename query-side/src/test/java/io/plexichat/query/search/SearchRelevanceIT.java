package io.plexichat.query.search;

import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SearchRelevanceIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withSearch(log);
        log.append(registers("ann"), opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
    }

    @AfterEach
    void stop() throws IOException {
        side.close();
        side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_1"));
    }

    @Nested
    class Relevance {
        @Test
        void shouldPutWhatWasTypedBeforeItsFormsBeforeItsBeginnings() {
            say("walking it", "walk it", "the walkway", "wlak it");

            assertThat(texts(page("walk", SearchOrder.RELEVANCE, 10, null)))
                    .containsExactly("walk it", "walking it", "the walkway", "wlak it");
        }

        @Test
        void shouldPutWordsThatStandTogetherFirst() {
            say("disk is full", "the full story of a disk", "a full disk", "full: the disk");

            assertThat(texts(page("full disk", SearchOrder.RELEVANCE, 10, null)))
                    .startsWith("a full disk", "full: the disk")
                    .hasSize(4);
        }

        @Test
        void shouldPutNamesAndPathsThatAreWholeFirst() {
            say("see etc fstab", "c is a letter", "edit /etc/fstab!", "/etc/fstab.d is none", "c++ it is");

            assertThat(texts(page("/etc/fstab", SearchOrder.RELEVANCE, 10, null)))
                    .containsExactly("edit /etc/fstab!", "/etc/fstab.d is none", "see etc fstab");
            assertThat(texts(page("c++", SearchOrder.RELEVANCE, 10, null))).containsExactly("c++ it is");
        }

        @Test
        void shouldPutTheNewestFirstOfThoseThatMatchAlike() {
            say("ham one", "ham two", "hams");

            assertThat(texts(page("ham", SearchOrder.RELEVANCE, 10, null)))
                    .containsExactly("ham two", "ham one", "hams");
        }
    }

    @Nested
    class Similarity {
        @Test
        void shouldBeForWhenNothingMatchesAsTypedAndTheNewestComeFirst() {
            say("virtualbox", "virtulbox", "alsamixer");

            assertThat(texts(page("virtulbox", SearchOrder.NEWEST, 10, null))).containsExactly("virtulbox");
            assertThat(texts(page("virtualbxo", SearchOrder.NEWEST, 10, null)))
                    .containsExactly("virtulbox", "virtualbox");
            assertThat(texts(page("mixer", SearchOrder.NEWEST, 10, null))).containsExactly("alsamixer");
            assertThat(texts(page("\"virtualbxo\"", SearchOrder.NEWEST, 10, null)))
                    .isEmpty();
        }

        @Test
        void shouldComeAfterTheFewThatMatchAsTyped() {
            say("virtulbox", "virtualbox");

            assertThat(texts(page("virtulbox", SearchOrder.RELEVANCE, 10, null)))
                    .containsExactly("virtulbox", "virtualbox");
        }

        @Test
        void shouldBeShownWithoutMarks() {
            say("<b>virtualbox</b> works");

            assertThat(page("virtulbox works", SearchOrder.NEWEST, 10, null)
                            .items()
                            .getFirst()
                            .highlight())
                    .containsExactly("&lt;b&gt;virtualbox&lt;&#x2F;b&gt; <em>works</em>");
            assertThat(page("virtulbox", SearchOrder.NEWEST, 10, null)
                            .items()
                            .getFirst()
                            .highlight())
                    .containsExactly("&lt;b&gt;virtualbox&lt;&#x2F;b&gt; works");
        }

        @Test
        void shouldFindSymbolsAmongOthers() {
            say("bob\u27a4 look here", "nothing * here");

            assertThat(texts(page("\u27a4", SearchOrder.RELEVANCE, 10, null))).containsExactly("bob\u27a4 look here");
            assertThat(texts(page("+*?\\+", SearchOrder.RELEVANCE, 10, null))).isEmpty();
        }

        @Test
        void shouldNotBeAddedToEnough() {
            say("virtualbox");
            IntStream.range(0, 10).forEach(i -> say("virtulbox " + i));

            assertThat(page("virtulbox", SearchOrder.RELEVANCE, 5, null).total())
                    .isEqualTo(10);
        }

        @Test
        void shouldNotReachIntoShortWords() {
            say("car", "dog");

            assertThat(texts(page("cat", SearchOrder.RELEVANCE, 10, null))).isEmpty();
        }
    }

    @Nested
    class Pages {
        @Test
        void shouldHoldEachMessageOnceWhateverIsSentMeanwhile() {
            List<String> before = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                before.add("ham " + i);
                before.add("hams " + i);
                before.add("hamster " + i);
            }
            before.forEach(this::say);

            List<String> all = new ArrayList<>();
            String cursor = null;
            int round = 0;
            do {
                SearchPage page = page("ham", SearchOrder.RELEVANCE, 5, cursor);
                all.addAll(texts(page));
                cursor = page.cursor();
                say("more ham " + round, "nothing " + round, "hamlet " + round);
                round++;
            } while (cursor != null);

            List<String> old = all.stream().filter(before::contains).toList();
            assertThat(all).doesNotHaveDuplicates();
            assertThat(old)
                    .containsExactlyElementsOf(IntStream.range(0, 36)
                            .mapToObj(i -> List.of("ham ", "hams ", "hamster ").get(i / 12) + (11 - i % 12))
                            .toList());
        }

        @Test
        void shouldBeOfPhrasesToo() {
            IntStream.range(0, 7).forEach(i -> say("green ham, " + "green ham ".repeat(i) + i));

            List<String> all = new ArrayList<>();
            String cursor = null;
            do {
                SearchPage page = page("\"green ham\"", SearchOrder.RELEVANCE, 2, cursor);
                all.addAll(texts(page));
                cursor = page.cursor();
            } while (cursor != null);

            assertThat(all)
                    .hasSize(7)
                    .doesNotHaveDuplicates()
                    .allSatisfy(text -> assertThat(text).endsWith(String.valueOf(6 - all.indexOf(text))));
        }

        @Test
        void shouldGoOnAmongSimilarOnes() {
            IntStream.range(0, 7).forEach(i -> say("virtualbox " + i));

            SearchPage first = page("virtulbox", SearchOrder.NEWEST, 4, null);
            assertThat(texts(page("virtulbox", SearchOrder.NEWEST, 4, first.cursor())))
                    .containsExactly("virtualbox 2", "virtualbox 1", "virtualbox 0");
        }

        @Test
        void shouldBeOfOneOrder() {
            IntStream.range(0, 3).forEach(i -> say("ham " + i));
            String newest = Objects.requireNonNull(
                    page("ham", SearchOrder.NEWEST, 1, null).cursor());

            assertThat(side.rejection(query("ham", SearchOrder.RELEVANCE, 1, newest))
                            .errors())
                    .singleElement()
                    .matches(error -> error.field().equals("cursor"));
        }

        private void say(String... texts) {
            SearchRelevanceIT.this.say(texts);
        }
    }

    private void say(String... texts) {
        for (String text : texts) {
            log.append(says("ann", "square", text));
        }
    }

    private SearchPage page(String text, @Nullable SearchOrder order, int limit, @Nullable String cursor) {
        return side.ask(query(text, order, limit, cursor), SearchPage.class);
    }

    private static SearchMessages query(String text, @Nullable SearchOrder order, int limit, @Nullable String cursor) {
        return new SearchMessages(person("ann"), text, null, null, null, null, order, limit, cursor);
    }

    private static List<String> texts(SearchPage page) {
        return page.items().stream().map(hit -> hit.message().text().value()).toList();
    }
}
