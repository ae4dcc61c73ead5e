package io.plexichat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CommandExecutorsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RecordingBuses buses = new RecordingBuses();
    private final CommandExecutors executors = new CommandExecutors(new GatewayProperties.Commands(1, 1, 1, 1));
    private final Commands commands = new Commands(buses.commandBus(), executors);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        executors.close();
    }

    @Test
    void shouldTurnAwayWhatFindsNoPlaceToWaitAndRecover() throws InterruptedException {
        buses.onCommand(DeleteMessage.class, _ -> {
            begun.countDown();
            await(release);
            return null;
        });
        CompletableFuture<@Nullable Long> running = delete().toFuture();
        begun.await();
        CompletableFuture<@Nullable Long> waiting = delete().toFuture();

        StepVerifier.create(delete())
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                RejectedException.class,
                                rejected -> assertThat(rejected.rejection().code())
                                        .isEqualTo(CommonRejections.SERVER_BUSY.code())))
                .verify(SOON);

        release.countDown();
        assertThat(running).succeedsWithin(SOON);
        assertThat(waiting).succeedsWithin(SOON);
    }

    private Mono<Long> delete() {
        return commands.send(new DeleteMessage(new MessageId(UUID.randomUUID()), Samples.ALICE, Instant.EPOCH));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
