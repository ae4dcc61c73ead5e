package io.plexichat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
    private static final Duration WORKED = Duration.ofMillis(10);

    @Test
    void restsForTheStricterBound() {
        assertThat(new Throttle(0.25, Long.MAX_VALUE).restAfter(100, WORKED)).isEqualTo(Duration.ofMillis(30));
        assertThat(new Throttle(0.25, 1_000).restAfter(100, WORKED)).isEqualTo(Duration.ofMillis(90));
        assertThat(Throttle.NONE.restAfter(100, WORKED)).isEqualTo(Duration.ZERO);
    }

    @Test
    void takesTheSparePartOfItsShareAndAQuarterAtLeast() {
        Throttle throttle = new Throttle(0.5, 1_000);
        assertThat(throttle.givingWay(1)).isEqualTo(throttle);
        assertThat(throttle.givingWay(0.5)).isEqualTo(new Throttle(0.25, 1_000));
        assertThat(throttle.givingWay(0)).isEqualTo(new Throttle(0.125, 1_000));
    }

    @Test
    void givesWayToNobodyWithAWholeShare() {
        assertThat(new Throttle(1, 1_000).givingWay(0)).isEqualTo(new Throttle(1, 1_000));
    }

    @Test
    void tellsWhatPartIsSpare() {
        assertThat(SpareProcessors.part()).isBetween(0.0, 1.0);
    }
}
