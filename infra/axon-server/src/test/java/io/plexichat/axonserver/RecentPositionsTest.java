package io.plexichat.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecentPositionsTest {
    private final RecentPositions positions = new RecentPositions(2);

    @Test
    void shouldAnswerWhoWaits() {
        CompletableFuture<Long> waiting = positions.await("a");
        positions.passed("b", 6);
        assertThat(waiting).isNotDone();

        positions.passed("a", 7);

        assertThat(waiting).isCompletedWithValue(7L);
    }

    @Test
    void shouldAnswerAtOnceWhenItWentByBefore() {
        positions.passed("a", 7);

        assertThat(positions.await("a")).isCompletedWithValue(7L);
        assertThat(positions.of("a")).hasValue(7);
    }

    @Test
    void shouldRememberTheNewestOnly() {
        positions.passed("a", 1);
        positions.passed("b", 2);
        positions.passed("c", 3);

        assertThat(positions.of("a")).isEmpty();
        assertThat(positions.of("b")).hasValue(2);
    }

    @Test
    void shouldForgetWhoGaveUp() {
        CompletableFuture<Long> waiting = positions.await("a");
        positions.forget("a");

        positions.passed("a", 7);

        assertThat(waiting).isNotDone();
    }
}
