package io.plexichat.query.channel;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.changesTopic;
import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.renames;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.presence.PresenceQuery.CompanionList;
import io.plexichat.kernel.presence.PresenceQuery.ListCompanions;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.Town;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DirectoryIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(registers("ann"), registers("Bob"), registers("cid"));
        log.append(opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
        log.append(opens("Den", ChannelKind.PRIVATE, "ann"), joins("ann", "Den"));
        log.append(opens("attic", ChannelKind.PUBLIC, "Bob"), joins("Bob", "attic"));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Nested
    class Channels {
        @Test
        void shouldListPublicOnesAndOnesOwn() {
            assertThat(names("ann", null, null, null)).containsExactly("square", "Den", "attic");
            assertThat(names("Bob", null, null, null)).containsExactly("square", "attic");
            assertThat(names("ann", null, true, null)).containsExactly("square", "Den");
            assertThat(names("ann", null, false, null)).containsExactly("attic");
            assertThat(names("ann", ChannelKind.PRIVATE, null, null)).containsExactly("Den");
            assertThat(names("Bob", ChannelKind.PRIVATE, null, null)).isEmpty();
            assertThat(names("ann", null, null, "DEN")).containsExactly("Den");
            assertThat(names("Bob", null, null, "den")).isEmpty();
        }

        @Test
        void shouldPageToTheWhole() {
            for (int i = 0; i < 12; i++) {
                log.append(opens("room " + i, i % 3 == 0 ? ChannelKind.PRIVATE : ChannelKind.PUBLIC, "ann"));
                log.append(joins("ann", "room " + i));
            }
            List<String> paged = new ArrayList<>();
            String cursor = null;
            do {
                ChannelPage page =
                        side.ask(new ListChannels(person("ann"), null, null, null, 4, cursor), ChannelPage.class);
                page.items().forEach(item -> paged.add(item.name().value()));
                cursor = page.cursor();
            } while (cursor != null);

            assertThat(paged).hasSize(15).isEqualTo(names("ann", null, null, null));
        }

        @Test
        void shouldFollowChangesAndCounts() {
            log.append(
                    renames("ann", "square", "market"),
                    changesTopic("ann", "square", "Fish"),
                    new ChannelArchived(channel("square"), person("ann"), NOON),
                    joins("Bob", "square"),
                    joins("cid", "square"),
                    leaves("Bob", "square"),
                    new MemberRoleChanged(
                            channel("square"), person("cid"), ChannelRole.MODERATOR, person("ann"), NOON));

            ChannelView view = side.ask(new GetChannel(person("cid"), channel("square")), ChannelView.class);

            assertThat(view.name().value()).isEqualTo("market");
            assertThat(view.topic().value()).isEqualTo("Fish");
            assertThat(names("cid", null, null, "Market")).containsExactly("market");
            assertThat(view.archived()).isTrue();
            assertThat(view.memberCount()).isEqualTo(2);
            assertThat(view.role()).isEqualTo(ChannelRole.MODERATOR);
            assertThat(view.lastPosition()).isNull();
        }

        @Test
        void shouldAnswerReadModelBehindWhenThePositionDoesNotCome() {
            assertThat(side.rejectionAt(new GetChannel(person("ann"), channel("square")), log.head() + 1)
                            .code())
                    .isEqualTo("read-model.behind");
        }

        private List<String> names(
                String viewer, @Nullable ChannelKind kind, @Nullable Boolean member, @Nullable String name) {
            ChannelName wanted = name == null ? null : new ChannelName(name);
            return side
                    .ask(new ListChannels(person(viewer), kind, member, wanted, 50, null), ChannelPage.class)
                    .items()
                    .stream()
                    .map(item -> item.name().value())
                    .toList();
        }
    }

    @Nested
    class Members {
        @Test
        void shouldListInTheOrderTheyJoinedInPages() {
            log.append(joinsAt("cid", 2), joinsAt("Bob", 1));

            MemberPage first = members("ann", null);
            MemberPage second = members("ann", first.cursor());

            List<String> all = Stream.of(first, second)
                    .flatMap(page -> page.items().stream())
                    .map(each -> each.username().value())
                    .toList();
            assertThat(all).containsExactly("ann", "Bob", "cid");
            assertThat(first.items()).hasSize(2);
            assertThat(second.cursor()).isNull();
        }

        @Test
        void shouldHideThoseOfAPrivateChannel() {
            assertThat(side.rejection(new ListMembers(person("Bob"), channel("Den"), 5, null))
                            .code())
                    .isEqualTo("channel.not-found");
        }

        @Test
        void shouldTellWhoIsQuietAndUntilWhen() {
            Instant future = Instant.parse("2999-01-01T00:00:00Z");
            log.append(
                    joins("cid", "square"),
                    joins("Bob", "square"),
                    mutes("cid", future.minusSeconds(60)),
                    mutes("cid", future),
                    mutes("Bob", NOON.plusSeconds(60)));
            assertThat(quiet()).containsExactly("cid");
            assertThat(mutedUntil("cid")).isEqualTo(future);
            assertThat(mutedUntil("Bob")).isNull();

            log.append(leaves("cid", "square"), joins("cid", "square"));
            assertThat(mutedUntil("cid")).isEqualTo(future);

            log.append(new MemberUnmuted(channel("square"), person("cid"), person("ann"), NOON));
            assertThat(quiet()).isEmpty();
            assertThat(mutedUntil("cid")).isNull();
        }

        private MemberMuted mutes(String person, Instant until) {
            return new MemberMuted(channel("square"), person(person), until, person("ann"), NOON);
        }

        private List<String> quiet() {
            return side
                    .ask(new ListMembers(person("ann"), channel("square"), 10, null), MemberPage.class)
                    .items()
                    .stream()
                    .filter(each -> each.mutedUntil() != null)
                    .map(each -> each.username().value())
                    .toList();
        }

        private @Nullable Instant mutedUntil(String person) {
            ChannelView listed = side.ask(
                            new ListChannels(person(person), null, true, new ChannelName("square"), 10, null),
                            ChannelPage.class)
                    .items()
                    .getFirst();
            ChannelView view = side.ask(new GetChannel(person(person), channel("square")), ChannelView.class);
            assertThat(listed).isEqualTo(view);
            return view.mutedUntil();
        }

        private MemberJoined joinsAt(String person, long seconds) {
            return new MemberJoined(
                    channel("square"), person(person), ChannelRole.MEMBER, person(person), NOON.plusSeconds(seconds));
        }

        private MemberPage members(String viewer, @Nullable String cursor) {
            return side.ask(new ListMembers(person(viewer), channel("square"), 2, cursor), MemberPage.class);
        }
    }

    @Nested
    class Companions {
        @Test
        void shouldBeThoseWhoShareAChannelNow() {
            log.append(joins("cid", "square"), joins("Bob", "Den"), leaves("Bob", "Den"));

            assertThat(companions("ann", "ann", "Bob", "cid", "nobody")).containsExactlyInAnyOrder("ann", "cid");
            assertThat(companions("cid", "ann", "Bob")).containsExactly("ann");
            assertThat(companions("Bob", "Bob", "ann", "cid")).containsExactly("Bob");

            log.append(joins("ann", "attic"));
            assertThat(companions("Bob", "ann", "cid")).containsExactly("ann");
        }

        private List<String> companions(String viewer, String... accounts) {
            return side
                    .ask(
                            new ListCompanions(
                                    person(viewer),
                                    Stream.of(accounts).map(Town::person).collect(Collectors.toSet())),
                            CompanionList.class)
                    .items()
                    .stream()
                    .map(each -> each.username().value())
                    .toList();
        }
    }
}
