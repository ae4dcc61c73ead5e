package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AppendQueueTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final AppendQueue queue = new AppendQueue(2);

    private static PendingAppend unit() {
        return new PendingAppend(List.of(row("a", 0), row("a", 1)));
    }

    @Test
    void shouldHandOutInOrderUpToABatch() {
        PendingAppend first = unit();
        PendingAppend second = unit();
        queue.put(first, LONG);
        queue.put(second, LONG);

        assertThat(queue.take(2)).containsExactly(first);
        assertThat(queue.take(100)).containsExactly(second);
    }

    @Test
    void shouldRefuseWhenThereIsNoRoomInTime() {
        queue.put(unit(), LONG);
        queue.put(unit(), LONG);

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> queue.put(unit(), Duration.ofMillis(1)));
    }

    @Test
    void shouldLetACallerInWhenThereIsRoomAgain() throws Exception {
        queue.put(unit(), LONG);
        queue.put(unit(), LONG);
        PendingAppend third = unit();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting = threads.submit(() -> queue.put(third, LONG));
            assertThat(queue.take(100)).hasSize(2);
            waiting.get();
        }
        assertThat(queue.take(100)).containsExactly(third);
    }

    @Test
    void shouldNotHandOutWhatItsCallerTookBack() {
        PendingAppend impatient = unit();
        PendingAppend patient = unit();
        queue.put(impatient, LONG);
        queue.put(patient, LONG);
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> impatient.await(Duration.ZERO, Duration.ZERO));

        assertThat(queue.take(100)).containsExactly(patient);
    }

    @Test
    void shouldHandOutWhatWaitsAfterItWasClosedAndThenNothing() {
        PendingAppend last = unit();
        queue.put(last, LONG);
        queue.close();

        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> queue.put(unit(), LONG));
        assertThat(queue.take(100)).containsExactly(last);
        assertThat(queue.take(100)).isEmpty();
    }
}
