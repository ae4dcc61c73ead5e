package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private final LogClock clock = new LogClock(LocalDate.of(2004, 12, 25));

    @Test
    void shouldCountMillisecondsWithinAMinute() {
        assertThat(clock.next(554)).isEqualTo("2004-12-25T09:14:00Z");
        assertThat(clock.next(554)).isEqualTo("2004-12-25T09:14:00.001Z");
        assertThat(clock.next(555)).isEqualTo("2004-12-25T09:15:00Z");
    }

    @Test
    void shouldGiveUntimedLinesTheTimeOfTheLineBefore() {
        assertThat(clock.next()).isEqualTo("2004-12-25T00:00:00Z");
        clock.next(554);
        assertThat(clock.next()).isEqualTo("2004-12-25T09:14:00.001Z");
        assertThat(clock.next(554)).isEqualTo("2004-12-25T09:14:00.002Z");
    }

    @Test
    void shouldGoOnPastMidnight() {
        clock.next(23 * 60 + 59);
        assertThat(clock.next(0)).isEqualTo("2004-12-26T00:00:00Z");
        assertThat(clock.next(11 * 60)).isEqualTo("2004-12-26T11:00:00Z");
    }

    @Test
    void shouldStandStillWhileAClockWasSetBack() {
        clock.next(10 * 60);
        assertThat(clock.next(9 * 60)).isEqualTo("2004-12-25T10:00:00.001Z");
        assertThat(clock.next(10 * 60 + 1)).isEqualTo("2004-12-25T10:01:00Z");
    }

    @Property
    void shouldAlwaysRise(@ForAll List<@IntRange(max = 1439) Integer> minutes) {
        LogClock any = new LogClock(LocalDate.EPOCH);
        Instant last = Instant.MIN;
        for (int minute : minutes) {
            Instant now = any.next(minute);
            assertThat(now).isAfter(last);
            last = now;
        }
    }
}
