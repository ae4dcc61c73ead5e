package io.plexichat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProjectionProgress progress = new ProjectionProgress();

    @Test
    void shouldCompleteThoseWhosePositionIsReached() {
        CompletableFuture<Void> early = progress.await(3, LONG);
        CompletableFuture<Void> late = progress.await(5, LONG);

        progress.moveTo(4);

        assertThat(early).isCompleted();
        assertThat(late).isNotDone();
        assertThat(progress.await(4, LONG)).isCompleted();
    }

    @Test
    void shouldGiveUpInTime() {
        assertThat(progress.await(1, Duration.ofMillis(10)))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldTellFollowersOfEachMove() {
        List<Long> seen = new ArrayList<>();
        progress.onMove(() -> seen.add(progress.position()));

        progress.moveTo(2);
        progress.moveTo(7);

        assertThat(seen).containsExactly(2L, 7L);
    }
}
