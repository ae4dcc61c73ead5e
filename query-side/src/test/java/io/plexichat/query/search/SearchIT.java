package io.plexichat.query.search;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SearchIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withSearch(log);
        log.append(
                registers("ann"),
                registers("bob"),
                opens("square", ChannelKind.PUBLIC, "ann"),
                joins("ann", "square"),
                opens("den", ChannelKind.PRIVATE, "ann"),
                joins("ann", "den"));
        side.catchUp();
    }

    @AfterEach
    void stop() throws IOException {
        side.close();
        side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_1"));
    }

    @Nested
    class Words {
        @Test
        void shouldFindEnglishWordsByTheirStem() {
            log.append(says("ann", "square", "He was running late"), says("ann", "square", "She walks"));

            assertThat(found("run")).containsExactly("He was running late");
            assertThat(found("walking")).containsExactly("She walks");
        }

        @Test
        void shouldFindChineseJapaneseAndKoreanInsideAText() {
            log.append(
                    says("ann", "square", "我住在東京都新宿区"),
                    says("ann", "square", "京東 is a shop"),
                    says("ann", "square", "コンピュータを買った"));

            assertThat(found("東京")).containsExactly("我住在東京都新宿区");
            assertThat(found("新宿区")).containsExactly("我住在東京都新宿区");
            assertThat(found("ピュータ")).containsExactly("コンピュータを買った");
            assertThat(found("住")).containsExactly("我住在東京都新宿区");
        }

        @Test
        void shouldFindTheBeginningOfAWord() {
            log.append(says("ann", "square", "Try apt-get install kubernetes"), says("ann", "square", "Un café noir"));

            assertThat(found("kube")).containsExactly("Try apt-get install kubernetes");
            assertThat(found("apt-ge")).containsExactly("Try apt-get install kubernetes");
            assertThat(found("cafe")).containsExactly("Un café noir");
        }

        @Test
        void shouldWantAllWordsAndPhrasesInOrder() {
            log.append(says("ann", "square", "green eggs and ham"), says("ann", "square", "ham and green beans"));

            assertThat(found("ham green")).hasSize(2);
            assertThat(found("ham eggs")).containsExactly("green eggs and ham");
            assertThat(found("\"ham and green\"")).containsExactly("ham and green beans");
            assertThat(found("ham spam")).isEmpty();
            assertThat(found("... \"")).isEmpty();
        }

        @Test
        void shouldMarkWhatMatchedAndEscapeTheRest() {
            log.append(says("ann", "square", "<b>running</b> & jumping kangaroos"));

            assertThat(search("run kang").items().getFirst().highlight())
                    .containsExactly("&lt;b&gt;<em>running</em>&lt;&#x2F;b&gt; &amp; jumping <em>kangaroos</em>");
        }
    }

    @Nested
    class Changes {
        @Test
        void shouldFollowEditsAndDeletes() {
            log.append(says("ann", "square", "first"), says("ann", "square", "other"));
            assertThat(found("first")).containsExactly("first");

            log.append(edits("ann", "square", "first", "second"));
            assertThat(found("first")).isEmpty();
            assertThat(found("second")).containsExactly("second");

            log.append(deletes("ann", "square", "first"));
            assertThat(found("second")).isEmpty();
            assertThat(search("second").total()).isZero();
        }

        @Test
        void shouldTakeAnEditAndADeleteWithinOneBatch() {
            log.append(
                    says("ann", "square", "one"),
                    edits("ann", "square", "one", "uno"),
                    says("ann", "square", "two"),
                    deletes("ann", "square", "two"));

            assertThat(found("uno")).containsExactly("uno");
            assertThat(found("two")).isEmpty();
        }

        @Test
        void shouldBeTheSameAfterReplayAndAfterTheIndexWasLost() throws IOException {
            log.append(says("ann", "square", "first"), edits("ann", "square", "first", "second"));
            log.append(says("ann", "square", "gone"), deletes("ann", "square", "gone"));
            side.catchUp();

            side.projection("search").reset();
            assertThat(found("second")).containsExactly("second");

            side.projection("search").stop();
            side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_1"));
            side.projection("search").start();
            side.catchUp();
            log.append(says("ann", "square", "after"));
            assertThat(found("second")).containsExactly("second");
            assertThat(found("gone")).isEmpty();
        }
    }

    @Nested
    class Access {
        @Test
        void shouldFindPublicMessagesForEverybodyAndPrivateOnesForMembers() {
            log.append(says("ann", "square", "open secret"), says("ann", "den", "closed secret"));

            assertThat(found("ann", "secret")).containsExactly("closed secret", "open secret");
            assertThat(found("bob", "secret")).containsExactly("open secret");
            assertThat(search("bob", "secret").total()).isEqualTo(1);
            assertThat(side.rejection(query("bob", "secret", channel("den"), null, null, null, 10, null))
                            .code())
                    .isEqualTo("channel.not-found");

            log.append(joins("bob", "den"));
            assertThat(found("bob", "secret")).hasSize(2);

            log.append(leaves("bob", "den"));
            assertThat(found("bob", "secret")).containsExactly("open secret");
        }
    }

    @Nested
    class Filters {
        @Test
        void shouldFilterByChannelAuthorAndTime() {
            log.append(registers("Bobby"));
            log.append(joins("bob", "square"));
            log.append(
                    says("ann", "square", "word a", NOON),
                    says("bob", "square", "word b", NOON.plusSeconds(10)),
                    says("ann", "den", "word c", NOON.plusSeconds(20)));

            assertThat(found(query("ann", "word", channel("den"), null, null, null, 10, null)))
                    .containsExactly("word c");
            assertThat(found(query("ann", "word", null, new Username("BOB"), null, null, 10, null)))
                    .containsExactly("word b");
            assertThat(found(query("ann", "word", null, new Username("nobody"), null, null, 10, null)))
                    .isEmpty();
            assertThat(found(query("ann", "word", null, null, NOON.plusSeconds(10), NOON.plusSeconds(20), 10, null)))
                    .containsExactly("word b");
        }

        @Test
        void shouldPageFromNewestToOldest() {
            IntStream.range(0, 23).forEach(i -> log.append(says("ann", "square", "word " + i)));

            List<String> all = new ArrayList<>();
            String cursor = null;
            do {
                SearchPage page = side.ask(query("bob", "word", null, null, null, null, 5, cursor), SearchPage.class);
                assertThat(page.total()).isEqualTo(23);
                all.addAll(texts(page));
                cursor = page.cursor();
            } while (cursor != null);

            assertThat(all)
                    .containsExactlyElementsOf(IntStream.range(0, 23)
                            .mapToObj(i -> "word " + (22 - i))
                            .toList());
            assertThat(side.rejection(query("bob", "word", null, null, null, null, 5, "%%%"))
                            .errors())
                    .singleElement()
                    .matches(error -> error.field().equals("cursor"));
        }
    }

    private List<String> found(String text) {
        return found("ann", text);
    }

    private List<String> found(String viewer, String text) {
        return texts(search(viewer, text));
    }

    private List<String> found(SearchMessages query) {
        return texts(side.ask(query, SearchPage.class));
    }

    private SearchPage search(String text) {
        return search("ann", text);
    }

    private SearchPage search(String viewer, String text) {
        return side.ask(query(viewer, text, null, null, null, null, 10, null), SearchPage.class);
    }

    private static SearchMessages query(
            String viewer,
            String text,
            @Nullable ChannelId channel,
            @Nullable Username from,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit,
            @Nullable String cursor) {
        return new SearchMessages(person(viewer), text, channel, from, since, until, null, limit, cursor);
    }

    private static List<String> texts(SearchPage page) {
        return page.items().stream().map(hit -> hit.message().text().value()).toList();
    }
}
