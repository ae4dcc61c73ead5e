package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.util.DefaultPayload;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class PacedTest {
    private static final int SIZE = 10;

    private final Pressure pressure = new Pressure(3 * SIZE);
    private final AtomicLong made = new AtomicLong();

    private Flux<Payload> stream(int count) {
        RSocket source = new RSocket() {
            @Override
            public Flux<Payload> requestStream(Payload payload) {
                return Flux.range(0, count)
                        .map(_ -> DefaultPayload.create("x".repeat(SIZE)))
                        .doOnNext(_ -> made.incrementAndGet());
            }
        };
        return new PacedRSocket(source, pressure).requestStream(DefaultPayload.create(""));
    }

    @Test
    void shouldStopWhereTheSocketDoesNotTakeIt() {
        StepVerifier.create(stream(100))
                .expectNextCount(3)
                .then(() -> assertThat(made).hasValue(3))
                .then(() -> pressure.written(SIZE))
                .expectNextCount(1)
                .then(() -> assertThat(made).hasValue(4))
                .then(() -> pressure.written(2 * SIZE))
                .expectNextCount(2)
                .thenCancel()
                .verify();
        assertThat(made).hasValue(6);
    }

    @Test
    void shouldHonourDemand() {
        StepVerifier.create(stream(5), 1)
                .expectNextCount(1)
                .then(() -> assertThat(made).hasValue(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(made).hasValue(2))
                .thenCancel()
                .verify();
    }

    @Test
    void shouldEndWithItsSource() {
        StepVerifier.create(stream(3))
                .expectNextCount(3)
                .then(() -> pressure.written(SIZE))
                .verifyComplete();
        StepVerifier.create(new PacedRSocket(new RSocket() {}, pressure).requestStream(DefaultPayload.create("")))
                .verifyError();
    }

    @Test
    void shouldNotCountWhatIsSentAgainTwice() {
        pressure.answered(SIZE);
        pressure.written(5 * SIZE);
        pressure.answered(3 * SIZE);

        assertThat(pressure.isLow()).isFalse();
    }
}
