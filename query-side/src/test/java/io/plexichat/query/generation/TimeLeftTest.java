package io.plexichat.query.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView.Eta;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
    @Test
    void reckonsWithWhatFollowsReading() {
        Eta eta = in(BuildPhase.READING, new TimeLeft(500, 500, Duration.ofSeconds(5), 100, 0.2, Duration.ZERO));
        assertThat(eta.likely()).isEqualTo(Duration.ofSeconds(7));
        assertThat(eta.low()).isLessThan(eta.likely());
        assertThat(eta.high()).isGreaterThan(eta.likely());
    }

    @Test
    void believesTheLastHalfMinuteAsMuchAsAllOfIt() {
        Eta slower = in(BuildPhase.READING, new TimeLeft(500, 500, Duration.ofSeconds(5), 50, 0, Duration.ZERO));
        assertThat(slower.likely()).isEqualTo(Duration.ofMillis(6_667));
        assertThat(slower.high()).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void countsDownOnceAllIsReadAndNeverToNothing() {
        assertThat(in(
                                BuildPhase.COMPARING,
                                new TimeLeft(0, 1_000, Duration.ofSeconds(10), 0, 0.5, Duration.ofSeconds(3)))
                        .likely())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(in(
                                BuildPhase.COMPARING,
                                new TimeLeft(0, 1_000, Duration.ofSeconds(10), 0, 0.5, Duration.ofSeconds(9)))
                        .likely())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void tellsNothingBeforeAnythingIsRead() {
        assertThat(new TimeLeft(500, 0, Duration.ZERO, 0, 0.2, Duration.ZERO).in(BuildPhase.READING))
                .isNull();
    }

    private static Eta in(BuildPhase phase, TimeLeft left) {
        return Objects.requireNonNull(left.in(phase));
    }
}
