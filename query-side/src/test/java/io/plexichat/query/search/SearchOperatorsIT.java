package io.plexichat.query.search;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.renames;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchOperatorsIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeAll
    void start() {
        side = ReadSide.withSearch(log);
        log.append(registers("ann"), registers("bob"), registers("b|b"));
        log.append(opens("Green Room", ChannelKind.PUBLIC, "ann"), opens("square", ChannelKind.PUBLIC, "ann"));
        log.append(opens("den", ChannelKind.PRIVATE, "ann"), opens("hall", ChannelKind.PRIVATE, "ann"));
        log.append(joins("ann", "square"), joins("ann", "Green Room"), joins("ann", "den"), joins("bob", "square"));
        log.append(joins("b|b", "square"));
        log.append(
                says("ann", "square", "ham one", NOON.minus(Duration.ofDays(1))),
                says("bob", "square", "ham two https://example.org/x", NOON),
                says("b|b", "square", "ham three, cooked", NOON.plusSeconds(10)),
                says("ann", "Green Room", "ham four and eggs", NOON.plus(Duration.ofDays(1))),
                says("ann", "den", "ham five", NOON.plus(Duration.ofDays(2))));
        side.catchUp();
    }

    @AfterAll
    void stop() throws IOException {
        side.close();
        side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_1"));
    }

    @Nested
    class From {
        @Test
        void shouldFindMessagesOfAnyOfTheAuthors() {
            assertThat(found("ham from:BOB")).containsExactly("ham two https://example.org/x");
            assertThat(found("ham from:@b|b")).containsExactly("ham three, cooked");
            assertThat(found("ham from:bob from:b|b")).hasSize(2);
            assertThat(found("from:bob")).containsExactly("ham two https://example.org/x");
        }

        @Test
        void shouldLeaveOutThoseOfTheExcluded() {
            assertThat(found("ham -from:ann")).containsExactly("ham three, cooked", "ham two https://example.org/x");
            assertThat(found("ham -from:nobody")).hasSize(5);
        }

        @Test
        void shouldFindNothingOfNobody() {
            assertThat(found("ham from:nobody")).isEmpty();
            assertThat(found("ham from:bob from:nobody")).hasSize(1);
        }

        @Test
        void shouldNarrowTheParameter() {
            assertThat(side.ask(
                                    new SearchMessages(
                                            person("ann"),
                                            "ham from:bob",
                                            null,
                                            new io.plexichat.kernel.account.Username("ann"),
                                            null,
                                            null,
                                            null,
                                            10,
                                            null),
                                    SearchPage.class)
                            .total())
                    .isZero();
        }
    }

    @Nested
    class In {
        @Test
        void shouldFindMessagesOfAnyOfTheChannels() {
            assertThat(found("ham in:\"green room\"")).containsExactly("ham four and eggs");
            assertThat(found("ham in:den in:\"Green Room\"")).containsExactly("ham five", "ham four and eggs");
            assertThat(found("ham in:#den")).containsExactly("ham five");
        }

        @Test
        void shouldLeaveOutThoseOfTheExcluded() {
            assertThat(found("ham -in:square")).containsExactly("ham five", "ham four and eggs");
        }

        @Test
        void shouldNarrowTheParameter() {
            assertThat(found("ann", "ham in:square", channel("den"))).isEmpty();
        }

        @Test
        void shouldNotTellWhetherThereIsAHiddenChannel() {
            assertThat(found("bob", "ham in:den", null)).isEqualTo(found("bob", "ham in:nowhere", null));
            assertThat(found("bob", "ham in:den", null)).isEmpty();
            assertThat(found("bob", "ham -in:den", null)).hasSize(4);

            log.append(joins("b|b", "den"));
            assertThat(found("b|b", "ham in:den", null)).containsExactly("ham five");
            log.append(leaves("b|b", "den"));
            assertThat(found("b|b", "ham in:den", null)).isEmpty();
        }

        @Test
        void shouldFollowRenames() {
            log.append(joins("ann", "hall"), says("ann", "hall", "ham in the hall"));
            assertThat(found("in:hall")).containsExactly("ham in the hall");

            log.append(renames("ann", "hall", "parlour"));
            assertThat(found("in:hall")).isEmpty();
            assertThat(found("in:parlour")).containsExactly("ham in the hall");

            log.append(leaves("ann", "hall"));
            assertThat(found("in:parlour")).isEmpty();
        }
    }

    @Nested
    class Times {
        @Test
        void shouldTakeDaysWhole() {
            assertThat(found("ham before:2026-05-01")).containsExactly("ham one");
            assertThat(found("ham after:2026-05-01")).containsExactly("ham five", "ham four and eggs");
            assertThat(found("ham after:2026-04-30 before:2026-05-02")).hasSize(2);
        }

        @Test
        void shouldTakeTimesExactly() {
            assertThat(found("ham before:2026-05-01T12:00:10Z after:2026-05-01T11:59:59Z"))
                    .containsExactly("ham two https://example.org/x");
            assertThat(found("ham after:2026-05-01T12:00:00Z before:2026-05-01T14:00:11+02:00"))
                    .containsExactly("ham three, cooked");
        }

        @Test
        void shouldBeExcluded() {
            assertThat(found("ham -after:2026-04-30")).containsExactly("ham one");
        }
    }

    @Nested
    class HasLink {
        @Test
        void shouldFindMessagesWithALinkAsTheyStand() {
            assertThat(found("ham has:link")).containsExactly("ham two https://example.org/x");
            assertThat(found("ham in:square -has:link")).containsExactly("ham three, cooked", "ham one");

            log.append(says("ann", "square", "linked: http is a protocol"));
            assertThat(found("linked has:link")).isEmpty();
            log.append(edits("ann", "square", "linked: http is a protocol", "linked: www.example.org"));
            assertThat(found("linked has:link")).containsExactly("linked: www.example.org");
        }
    }

    @Nested
    class Exclusions {
        @Test
        void shouldLeaveOutWordsInTheirFormsAndPhrases() {
            assertThat(found("ham -egg -five -cooking -one")).containsExactly("ham two https://example.org/x");
            assertThat(found("ham -\"four and eggs\" in:\"green room\"")).isEmpty();
            assertThat(found("ham -\"eggs and four\" in:\"green room\"")).hasSize(1);
        }
    }

    @Nested
    class Problems {
        @Test
        void shouldBeOfTheField() {
            Rejection rejection = side.rejection(query("ann", "ham before:yesterday has:image", null));

            assertThat(rejection.code()).isEqualTo("request.invalid");
            assertThat(rejection.errors())
                    .hasSize(2)
                    .allMatch(error -> error.field().equals("q") && error.code().equals("invalid-format"));
        }
    }

    private List<String> found(String text) {
        return found("ann", text, null);
    }

    private List<String> found(String viewer, String text, @Nullable ChannelId channel) {
        return side.ask(query(viewer, text, channel), SearchPage.class).items().stream()
                .map(hit -> hit.message().text().value())
                .toList();
    }

    private static SearchMessages query(String viewer, String text, @Nullable ChannelId channel) {
        return new SearchMessages(person(viewer), text, channel, null, null, null, null, 10, null);
    }
}
