package io.plexichat.query.search;

import io.plexichat.query.generation.ReadModel;
import io.plexichat.query.reading.Freshness;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits for all generations of the index, in whatever process they are fed: what is erased is to be in none of them. */
public record EverywhereFreshness(ReadModel search) implements Freshness {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Override
    public Mono<Void> reached(long position) {
        return Mono.fromCallable(() -> search.isPastEverywhere(position))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS))
                .timeout(LIMIT)
                .onErrorMap(_ -> Freshness.behind(position))
                .then();
    }
}
