package io.plexichat.query.live;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.reacts;
import static io.plexichat.query.Town.reads;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLivePositions;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.live.LiveQuery.LivePositions;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LiveIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(registers("ann"), registers("bob"), registers("eve"));
        log.append(opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
        log.append(opens("den", ChannelKind.PRIVATE, "ann"), joins("ann", "den"), joins("bob", "den"));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Nested
    class Pages {
        @Test
        void shouldConcatenateToTheWholeInOrder() {
            for (int i = 0; i < 20; i++) {
                log.append(says("ann", i % 2 == 0 ? "den" : "square", "word " + i), registers("extra" + i));
            }
            List<Long> paged = new ArrayList<>();
            LivePage page = all(-1, 7);
            while (page.through() < log.head()) {
                page.items().forEach(item -> paged.add(item.position()));
                page = all(page.through(), 7);
            }
            page.items().forEach(item -> paged.add(item.position()));

            assertThat(paged).hasSize(25).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void shouldShowMessagesAsTheyStandWithTheirReactors() {
            log.append(says("ann", "den", "one"), reacts("bob", "den", "one", "+1"), says("ann", "den", "two"));
            log.append(deletes("ann", "den", "two"));

            List<LiveEvent> events = all(7, 50).items();

            assertThat(events)
                    .extracting(LiveEvent::type)
                    .containsExactly(
                            LiveEventType.MESSAGE_SENT,
                            LiveEventType.REACTION_ADDED,
                            LiveEventType.MESSAGE_SENT,
                            LiveEventType.MESSAGE_DELETED);
            assertThat(Objects.requireNonNull(events.getFirst().reactors()).get("+1"))
                    .containsExactly(person("bob"));
            assertThat(Objects.requireNonNull(events.get(1).reaction()).accountId())
                    .isEqualTo(person("bob"));
            assertThat(Objects.requireNonNull(events.get(2).message()))
                    .matches(message ->
                            message.deleted() && message.text().value().isEmpty());
        }

        @Test
        void shouldShowAViewerOnlyWhatItMayReadNow() {
            log.append(says("ann", "den", "secret"), says("ann", "square", "open"), reads("bob", "den", 5));
            long left = log.append(leaves("bob", "den"));

            Set<ChannelId> both = Set.of(channel("square"), channel("den"));
            assertThat(found(person("eve"), both, 7, 50))
                    .extracting(LiveEvent::channelId)
                    .containsOnly(channel("square"));
            assertThat(found(person("eve"), Set.of(channel("den")), 7, 50)).isEmpty();
            assertThat(found(person("eve"), Set.of(), 7, 50)).isEmpty();
            assertThat(found(person("bob"), Set.of(channel("den")), 7, 50))
                    .extracting(LiveEvent::position)
                    .containsExactly(left);
            assertThat(found(person("ann"), Set.of(channel("den")), 7, 50))
                    .extracting(LiveEvent::type)
                    .containsExactly(LiveEventType.MESSAGE_SENT, LiveEventType.MEMBER_LEFT);
        }

        @Test
        void shouldConcatenateToTheWholeOfAViewersChannels() {
            for (int i = 0; i < 20; i++) {
                log.append(says("ann", i % 2 == 0 ? "den" : "square", "word " + i), registers("extra" + i));
            }
            Set<ChannelId> both = Set.of(channel("square"), channel("den"));
            List<Long> paged = new ArrayList<>();
            LivePositions page = positions(person("ann"), both, -1, 7);
            while (page.through() < log.head()) {
                paged.addAll(page.positions());
                page = positions(person("ann"), both, page.through(), 7);
            }
            paged.addAll(page.positions());

            assertThat(paged)
                    .isEqualTo(all(-1, 100).items().stream()
                            .map(LiveEvent::position)
                            .toList());
        }

        @Test
        void shouldLeaveOutPositionsWithoutAnEvent() {
            long said = log.append(says("ann", "den", "one"));
            side.catchUp();

            assertThat(side.ask(new GetLiveEvents(List.of(0L, said, said + 100)), LiveEvents.class)
                            .items())
                    .extracting(LiveEvent::position)
                    .containsExactly(said);
        }

        @Test
        void shouldTellWhoJoinedAndWhichChannelWasMade() {
            List<LiveEvent> events = found(person("ann"), Set.of(channel("den")), -1, 50);

            assertThat(Objects.requireNonNull(events.getFirst().channel())
                            .name()
                            .value())
                    .isEqualTo("den");
            assertThat(Objects.requireNonNull(events.getLast().member())
                            .username()
                            .value())
                    .isEqualTo("bob");
        }
    }

    @Nested
    class Audiences {
        @Test
        void shouldBeAllOnesChannelsOrExactlyThose() {
            Audience mine = side.ask(new GetAudience(person("bob"), null), Audience.class);
            Audience one = side.ask(new GetAudience(person("eve"), Set.of(channel("square"))), Audience.class);

            assertThat(mine).isEqualTo(new Audience(Set.of(channel("den")), log.head()));
            assertThat(one.channels()).containsExactly(channel("square"));
            assertThat(side.rejection(new GetAudience(person("eve"), Set.of(channel("den"))))
                            .code())
                    .isEqualTo("channel.not-found");
        }

        @Test
        void shouldBeEmptyForWhoIsInNoChannel() {
            assertThat(side.ask(new GetAudience(person("eve"), null), Audience.class)
                            .channels())
                    .isEmpty();
        }
    }

    @Test
    void shouldTellEachTimeTheHeadMoves() {
        side.catchUp();
        try (var following = side.bus.subscriptionQuery(new GenericSubscriptionQueryMessage<>(
                new FollowHead(),
                ResponseTypes.instanceOf(LiveHead.class),
                ResponseTypes.instanceOf(LiveHead.class)))) {
            LiveHead first =
                    Objects.requireNonNull(following.initialResult().block()).getPayload();
            long next = log.append(says("ann", "den", "one"));
            LiveHead last = Objects.requireNonNull(following
                    .updates()
                    .map(update -> update.getPayload())
                    .filter(head -> head.position() == next)
                    .blockFirst(Duration.ofSeconds(10)));

            assertThat(first.position()).isEqualTo(next - 1);
            assertThat(last.position()).isEqualTo(next);
        }
    }

    private LivePage all(long after, int limit) {
        return side.ask(new ListLiveEvents(after, limit), LivePage.class);
    }

    private LivePositions positions(AccountId viewer, Set<ChannelId> channels, long after, int limit) {
        return side.ask(new ListLivePositions(viewer, channels, after, limit), LivePositions.class);
    }

    private List<LiveEvent> found(AccountId viewer, Set<ChannelId> channels, long after, int limit) {
        List<Long> positions = positions(viewer, channels, after, limit).positions();
        return side.ask(new GetLiveEvents(positions), LiveEvents.class).items();
    }
}
