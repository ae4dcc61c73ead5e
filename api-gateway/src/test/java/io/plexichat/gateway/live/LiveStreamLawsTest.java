package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Whatever happens in channels, and however slowly somebody reads: a stream shows what a plain look at all events says. */
class LiveStreamLawsTest {
    private static final ChannelId PUBLIC = Samples.HIDDEN_ROOM;
    private static final List<ChannelId> CHANNELS = List.of(Samples.ROOM, Samples.OTHER_ROOM, PUBLIC);
    private static final List<AccountId> PEOPLE = List.of(Samples.ALICE, Samples.BOB);
    /** Some two events: a reader who pauses falls behind. */
    private static final long MOST_WAITING = 900;

    private static final int LARGE_RING = 10_000;
    private static final int SMALL_RING = 6;

    enum Kind {
        SEND,
        JOIN,
        LEAVE,
        MARK_READ,
        PUBLISH,
        OPEN,
        ASK,
        CANCEL,
        DESTROY
    }

    /** @param number of events before the position that a stream begins after, or of pages that are asked for */
    record Step(Kind kind, int channel, int person, int number, boolean flag) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(20, Kind.SEND),
                                Tuple.of(6, Kind.JOIN),
                                Tuple.of(4, Kind.LEAVE),
                                Tuple.of(3, Kind.MARK_READ),
                                Tuple.of(12, Kind.PUBLISH),
                                Tuple.of(5, Kind.OPEN),
                                Tuple.of(10, Kind.ASK),
                                Tuple.of(1, Kind.CANCEL),
                                Tuple.of(1, Kind.DESTROY)),
                        Arbitraries.integers().between(0, CHANNELS.size() - 1),
                        Arbitraries.integers().between(0, PEOPLE.size() - 1),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Property(tries = 150)
    void shouldShowWhatAPlainFilterSays(@ForAll("steps") List<Step> steps) throws InterruptedException {
        try (Play play = new Play(LARGE_RING)) {
            for (Step step : steps) {
                if (step.kind() != Kind.DESTROY) {
                    play.take(step);
                }
            }
            play.end();
            for (Reader reader : play.readers) {
                List<Long> expected = reader.expected(play.world.events());
                await(reader, expected.size());
                assertThat(reader.positions()).as(reader.toString()).isEqualTo(expected);
            }
        }
    }

    /** What is read again is shown to who may read it then, so only what nobody could miss is known. */
    @Property(tries = 100)
    void shouldMissNothingThatFellOutOfTheRing(@ForAll("steps") List<Step> steps) throws InterruptedException {
        try (Play play = new Play(SMALL_RING)) {
            play.stay();
            for (Step step : steps) {
                if (step.kind() != Kind.JOIN && step.kind() != Kind.LEAVE) {
                    play.take(step);
                }
            }
            play.end();
            for (Reader reader : play.readers) {
                List<Long> expected = reader.expected(play.world.events());
                await(reader, expected.size());
                assertThat(reader.positions()).as(reader.toString()).isEqualTo(expected);
            }
        }
    }

    private static void await(Reader reader, int count) throws InterruptedException {
        for (int i = 0; i < 2_000 && reader.positions().size() < count; i++) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static final class Play implements AutoCloseable {
        private final LiveWorld world;
        private final ExecutorService loop = Executors.newSingleThreadExecutor();
        private final List<Reader> readers = new ArrayList<>();

        Play(int ringEvents) {
            world = new LiveWorld(Set.of(PUBLIC), ringEvents, MOST_WAITING);
        }

        void stay() {
            world.append(LiveEventType.MEMBER_JOINED, Samples.ROOM, Samples.ALICE);
            world.append(LiveEventType.MEMBER_JOINED, PUBLIC, Samples.BOB);
            world.publish();
        }

        void take(Step step) {
            ChannelId channel = CHANNELS.get(step.channel());
            AccountId person = PEOPLE.get(step.person());
            boolean member = isMember(person, channel);
            switch (step.kind()) {
                case SEND -> world.append(LiveEventType.MESSAGE_SENT, channel, person);
                case JOIN -> {
                    if (!member && !returns(person, channel)) {
                        world.append(LiveEventType.MEMBER_JOINED, channel, person);
                    }
                }
                case LEAVE -> {
                    if (member) {
                        world.append(LiveEventType.MEMBER_LEFT, channel, person);
                    }
                }
                case MARK_READ -> world.append(LiveEventType.READ_MARKED, channel, person);
                case PUBLISH -> world.publish();
                case OPEN -> open(step, channel, person);
                case ASK -> some(step).forEach(reader -> reader.ask(step.number()));
                case CANCEL -> some(step).forEach(Reader::stop);
                case DESTROY -> world.destroy();
            }
        }

        private void open(Step step, ChannelId channel, AccountId person) {
            Set<ChannelId> asked = step.flag() ? null : Set.of(channel);
            Set<ChannelId> open = asked == null ? world.channelsOf(person) : asked;
            if (asked == null || channel.equals(PUBLIC) || isSettled(person, channel)) {
                Long after = step.number() == 0 ? null : Long.valueOf(Math.max(0, world.position() - step.number()));
                LiveStream stream = world.open(person, asked, after, loop);
                Reader reader = new Reader(person, asked, open, after, world.position(), stream.after());
                readers.add(reader);
                new LivePages(stream).subscribe(reader);
            }
        }

        private List<Reader> some(Step step) {
            return readers.isEmpty()
                    ? List.of()
                    : List.of(readers.get((step.channel() + 3 * step.number()) % readers.size()));
        }

        /** As the log has it, whether or not the read models do. */
        private boolean isMember(AccountId person, ChannelId channel) {
            boolean member = false;
            for (LiveEvent event : world.events()) {
                if (person.equals(event.accountId()) && channel.equals(event.channelId())) {
                    member = event.type() == LiveEventType.MEMBER_JOINED
                            || (member && event.type() != LiveEventType.MEMBER_LEFT);
                }
            }
            return member;
        }

        /** A member, and nothing else is on its way to the read models. */
        private boolean isSettled(AccountId person, ChannelId channel) {
            return world.channelsOf(person).contains(channel)
                    && world.events().stream()
                            .noneMatch(event -> event.position() > world.position()
                                    && person.equals(event.accountId())
                                    && channel.equals(event.channelId())
                                    && event.type() != LiveEventType.READ_MARKED);
        }

        /** Whoever asked for a channel, left and comes back sees of the time between what may be read when it is looked at. */
        private boolean returns(AccountId person, ChannelId channel) {
            return readers.stream()
                    .anyMatch(reader ->
                            reader.person.equals(person) && reader.asked != null && reader.asked.contains(channel));
        }

        void end() {
            world.publish();
            readers.forEach(reader -> reader.ask(Integer.MAX_VALUE));
        }

        @Override
        public void close() {
            readers.forEach(Reader::stop);
            world.close();
            loop.shutdown();
        }
    }

    private static final class Reader extends BaseSubscriber<List<Delivery>> {
        private final AccountId person;
        private final @Nullable Set<ChannelId> asked;
        private final Set<ChannelId> open;
        private final long known;
        private final long after;
        private final List<Long> positions = new ArrayList<>();
        private boolean stopped;

        Reader(
                AccountId person,
                @Nullable Set<ChannelId> asked,
                Set<ChannelId> open,
                @Nullable Long asks,
                long known,
                long after) {
            this.person = person;
            this.asked = asked;
            this.open = open;
            this.known = known;
            this.after = asks == null ? known : after;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Asks when it is told to.
        }

        @Override
        protected void hookOnNext(List<Delivery> page) {
            synchronized (positions) {
                for (Delivery delivery : page) {
                    if (delivery instanceof Delivery.Event(long position, var _)) {
                        positions.add(position);
                    }
                }
            }
        }

        void ask(int pages) {
            if (pages > 0) {
                request(pages);
            }
        }

        void stop() {
            stopped = true;
            cancel();
        }

        List<Long> positions() {
            synchronized (positions) {
                return List.copyOf(positions);
            }
        }

        /** One event after the other. Of one that was stopped, what it had by then. */
        List<Long> expected(List<LiveEvent> events) {
            List<Long> expected = new ArrayList<>();
            Set<ChannelId> shown = new HashSet<>(open);
            for (LiveEvent event : events) {
                boolean own = person.equals(event.accountId());
                boolean changes = own && event.position() > known;
                ChannelId channel = event.channelId();
                if (changes
                        && event.type() == LiveEventType.MEMBER_JOINED
                        && (asked == null || asked.contains(channel))) {
                    shown.add(channel);
                }
                if (event.position() > after
                        && shown.contains(channel)
                        && (own || event.type() != LiveEventType.READ_MARKED)) {
                    expected.add(event.position());
                }
                if (changes
                        && event.type() == LiveEventType.MEMBER_LEFT
                        && !(asked != null && channel.equals(PUBLIC))) {
                    shown.remove(channel);
                }
            }
            return stopped
                    ? expected.subList(0, Math.min(expected.size(), positions().size()))
                    : expected;
        }

        @Override
        public String toString() {
            return "follows " + (asked == null ? "all" : asked) + " after " + after + ", known " + known;
        }
    }
}
