package io.plexichat.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That the comparison notices what it is there for. */
class SightTest {
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID ROOM = UUID.randomUUID();
    private static final UUID HALL = UUID.randomUUID();
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final List<LoggedEvent> events = new ArrayList<>();

    SightTest() {
        joined(0, ANN, ROOM, LONG_AGO);
        sent(1, ROOM);
        sent(2, HALL);
        sent(3, ROOM);
    }

    @Test
    void shouldTakeWhatIsRight() {
        assertThat(wrong(0, 1, 3)).isNull();
        assertThat(wrong(1, 3)).isNull();
    }

    @Test
    void shouldNoticeAGapADoubleAndDisorder() {
        assertThat(wrong(0, 3)).contains("position=1").contains("is missing");
        assertThat(wrong(0, 1, 1, 3)).contains("1 came after 1");
        assertThat(wrong(0, 3, 1)).contains("1 came after 3");
        assertThat(wrong(1, 1, 3)).contains("1 came after 1");
    }

    @Test
    void shouldNoticeWhatIsNotThereYetOnlyAtTheEnd() {
        assertThat(wrong(0, 1)).contains("position=3").contains("is missing");
        assertThat(wrong(false, 0, 1)).isNull();
        assertThat(wrong(false, 0)).isNull();
        assertThat(new Sight(new History(events), ANN, Set.of()).wrong(new Connection(0), true))
                .hasValueSatisfying(
                        wrong -> assertThat(wrong).contains("position=1").contains("is missing"));
    }

    @Test
    void shouldNoticeWhatOneMayNotSee() {
        assertThat(wrong(0, 1, 2, 3)).contains("position=2").contains("was shown");
        assertThat(wrong(0, 1, 3, 7)).contains("7 is no event");
    }

    @Test
    void shouldShowOnlyOnesOwnReadMarks() {
        events.add(new LoggedEvent(4, LONG_AGO, LoggedEvent.READ, ROOM, BOB, null));
        events.add(new LoggedEvent(5, LONG_AGO, LoggedEvent.READ, ROOM, ANN, null));

        assertThat(wrong(0, 1, 3, 5)).isNull();
        assertThat(wrong(0, 1, 3, 4, 5)).contains("position=4").contains("was shown");
    }

    /** The membership changes while the subscription is in force. */
    @Test
    void shouldFollowLeavingAndJoining() {
        left(4, ANN, ROOM, LATER);
        sent(5, ROOM, LATER);
        joined(6, ANN, ROOM, LATER);
        sent(7, ROOM, LATER);

        assertThat(wrong(0, 1, 3, 4, 6, 7)).isNull();
        assertThat(wrong(0, 1, 3, 4, 5, 6, 7)).contains("position=5").contains("was shown");
        assertThat(wrong(0, 1, 3, 6, 7)).contains("position=4").contains("is missing");
        assertThat(wrong(0, 1, 3, 4, 6)).contains("position=7").contains("is missing");
    }

    /** The membership changed while the client was away: it sees what its channels have now. */
    @Test
    void shouldTakeTheMembershipAsItWasWhenTheSubscriptionBegan() {
        joined(4, ANN, HALL, LONG_AGO);
        sent(5, HALL);

        assertThat(wrong(0, 1, 2, 3, 4, 5)).isNull();
        assertThat(wrong(0, 1, 3, 4, 5)).as("taken as of before").isNull();
        assertThat(wrong(0, 1, 2, 3, 5)).contains("position=4").contains("is missing");
    }

    @Test
    void shouldExcuseOnlyWhatWasLeftMeanwhile() {
        left(4, ANN, ROOM, LONG_AGO);
        joined(5, ANN, HALL, LONG_AGO);
        sent(6, HALL);

        // As of 0, 4 or 5: all of the room until it was left, or nothing of it.
        assertThat(wrong(0, 1, 3, 4, 5, 6)).isNull();
        assertThat(wrong(0, 2, 5, 6)).isNull();
        assertThat(wrong(0, 1, 5, 6)).contains("is missing");
        // What came before the subscription, of a channel that was left right after it began.
        Sight sight = new Sight(new History(events), ANN, Set.of());
        assertThat(sight.wrong(connection(-1, 4, 5, 6), true)).isEmpty();
        assertThat(sight.excused()).isPositive();
    }

    @Test
    void shouldShowAPublicChannelThatWasAskedForToAnybody() {
        Sight bob = new Sight(new History(events), BOB, Set.of(HALL));

        assertThat(bob.wrong(connection(0, 2), true)).isEmpty();
        assertThat(bob.wrong(connection(0, 1, 2), true)).isPresent();
    }

    private @Nullable String wrong(long after, long... positions) {
        return wrong(true, after, positions);
    }

    private @Nullable String wrong(boolean complete, long after, long... positions) {
        return new Sight(new History(events), ANN, Set.of())
                .wrong(connection(after, positions), complete)
                .orElse(null);
    }

    private static Connection connection(long after, long... positions) {
        Connection connection = new Connection(after);
        connection.began();
        for (long position : positions) {
            connection.received(position);
        }
        return connection;
    }

    private void sent(long position, UUID channel) {
        sent(position, channel, LONG_AGO);
    }

    private void sent(long position, UUID channel, Instant at) {
        events.add(new LoggedEvent(position, at, LoggedEvent.SENT, channel, null, UUID.randomUUID()));
    }

    private void joined(long position, UUID account, UUID channel, Instant at) {
        events.add(new LoggedEvent(position, at, LoggedEvent.JOINED, channel, account, null));
    }

    private void left(long position, UUID account, UUID channel, Instant at) {
        events.add(new LoggedEvent(position, at, LoggedEvent.LEFT, channel, account, null));
    }
}
