package io.plexichat.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.EmbeddedServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupervisedTest {
    private final BlockingQueue<FakeServer> started = new LinkedBlockingQueue<>();
    private final Supervised<FakeServer> supervised = new Supervised<>(
            "fake",
            ended -> {
                FakeServer server = new FakeServer(ended);
                started.add(server);
                return server;
            },
            new RestartPauses(InstantSource.system()));

    @Test
    void shouldStartAnotherInThePlaceOfOneThatEnded() throws InterruptedException {
        supervised.start();
        FakeServer first = started.take();

        first.crash();

        FakeServer second = started.poll(10, TimeUnit.SECONDS);
        assertThat(second).isNotNull();
        assertThat(second.replaced).isSameAs(first);
        assertThat(first.closed).as("gives its directory back").isTrue();
    }

    @Test
    void shouldStayStoppedOnceClosed() {
        FakeServer server = supervised.start();

        supervised.close();
        server.crash();

        assertThat(server.closed).isTrue();
        assertThat(started).containsExactly(server);
    }

    @Test
    void shouldWaitLongerEachTimeButNotForever() {
        RestartPauses pauses = new RestartPauses(InstantSource.system());

        List<Duration> waited =
                java.util.stream.Stream.generate(pauses::next).limit(9).toList();

        assertThat(waited).isSorted().startsWith(Duration.ofMillis(500)).endsWith(Duration.ofSeconds(30));
    }

    private static final class FakeServer implements EmbeddedServer {
        private final @Nullable FakeServer replaced;
        private Runnable onCrash = () -> {};
        private volatile boolean closed;

        FakeServer(@Nullable FakeServer replaced) {
            this.replaced = replaced;
        }

        void crash() {
            if (!closed) {
                onCrash.run();
            }
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public boolean isAlive() {
            return !closed;
        }

        @Override
        public void onCrash(Runnable action) {
            onCrash = action;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
