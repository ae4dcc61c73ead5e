package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PendingAppendTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final PendingAppend append = new PendingAppend(List.of(row("a", 0)));

    @AfterEach
    void clearInterrupt() {
        boolean _ = Thread.interrupted();
    }

    @Test
    void shouldNotBeWrittenAfterItsCallerHasGone() {
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> append.await(Duration.ZERO, LONG))
                .isExactlyInstanceOf(LogUnavailableException.class);

        assertThat(append.claim()).isFalse();
    }

    @Test
    void shouldBeUnknownWhenItsCallerLeavesWhileItIsWritten() {
        assertThat(append.claim()).isTrue();

        assertThatExceptionOfType(AppendOutcomeUnknownException.class)
                .isThrownBy(() -> append.await(Duration.ZERO, Duration.ZERO));

        assertThat(append.release()).isFalse();
    }

    @Test
    void shouldBeTakenBackByAnInterruptWhileItWaits() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> append.await(LONG, LONG));

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(append.claim()).isFalse();
    }

    @Test
    void shouldBeAwaitedInSpiteOfAnInterruptWhileItIsWritten() {
        assertThat(append.claim()).isTrue();
        Thread caller = Thread.currentThread();
        Thread writer = Thread.ofVirtual().unstarted(() -> {
            caller.interrupt();
            while (caller.isInterrupted()) {
                Thread.onSpinWait();
            }
            append.succeed(new PositionRange(7, 7));
        });
        writer.start();

        assertThat(append.await(LONG, LONG)).isEqualTo(new PositionRange(7, 7));
        assertThat(caller.isInterrupted()).isTrue();
    }

    @Test
    void shouldThrowWhatTheWriterSaid() {
        append.fail(new IllegalStateException("refused"));

        assertThatIllegalStateException()
                .isThrownBy(() -> append.await(LONG, LONG))
                .withMessage("refused");
    }
}
