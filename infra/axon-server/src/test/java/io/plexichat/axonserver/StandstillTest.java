package io.plexichat.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private long now;
    private long head = 7;
    private int asked;
    private final Standstill standstill = new Standstill(() -> now, () -> {
        asked++;
        return head;
    });

    @Test
    void shouldNoticeALogThatWentOnWithoutTheStream() {
        assertThat(after(6, 5)).as("the first look").isFalse();
        assertThat(after(6, 5)).isTrue();
        assertThat(after(0, 5)).as("another stream has time").isFalse();
    }

    @Test
    void shouldLeaveAQuietLogAlone() {
        for (int i = 0; i < 5; i++) {
            assertThat(after(6, 7)).isFalse();
        }
    }

    @Test
    void shouldNotAskWhileSomethingComes() {
        for (int i = 0; i < 20; i++) {
            assertThat(after(1, i)).isFalse();
            standstill.moved();
        }
        assertThat(asked).isZero();
    }

    @Test
    void shouldNotMindEventsThatAreOnTheirWay() {
        assertThat(after(6, 5)).isFalse();
        head = 20;
        assertThat(after(6, 7)).as("what was there at the first look has come").isFalse();
        assertThat(after(6, 20)).isFalse();
    }

    private boolean after(long seconds, long reached) {
        now += Duration.ofSeconds(seconds).toNanos();
        return standstill.isStuckAt(reached);
    }
}
