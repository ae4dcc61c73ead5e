package io.plexichat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TogetherTest {
    @Test
    void shouldMakeCallsBesideEachOtherAndKeepTheirOrder() throws IOException {
        CountDownLatch both = new CountDownLatch(2);

        List<String> results = Together.all(List.of(meeting(both, "first"), meeting(both, "second")));

        assertThat(results).containsExactly("first", "second");
    }

    @Test
    void shouldWaitForAllBeforeItTellsOfAFailure() {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicBoolean isDone = new AtomicBoolean();
        IOException away = new IOException("Expected a server, but it is away.");
        List<Callable<String>> calls = List.of(
                () -> {
                    failed.countDown();
                    throw away;
                },
                () -> {
                    failed.await();
                    Thread.sleep(20);
                    isDone.set(true);
                    return "late";
                });

        assertThatThrownBy(() -> Together.all(calls)).isSameAs(away);
        assertThat(isDone).isTrue();
    }

    @Test
    void shouldStopWaitingWhenInterrupted() {
        Callable<String> alone = meeting(new CountDownLatch(2), "never");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Together.all(List.of(alone))).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Returns once as many as the latch counts have come. */
    private static Callable<String> meeting(CountDownLatch latch, String result) {
        return () -> {
            latch.countDown();
            latch.await();
            return result;
        };
    }
}
