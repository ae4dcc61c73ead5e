package io.plexichat.query.reading;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.query.projection.ProjectionRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** The read models a query looks at, and the wait until they show everything up to a position. */
@FunctionalInterface
public interface Freshness {
    Duration LIMIT = Duration.ofSeconds(5);

    /** Completes once the position is reached; rejected with {@code read-model.behind} when it is not in time. */
    Mono<Void> reached(long position);

    static Freshness of(List<ProjectionRunner> projections) {
        return position -> Mono.fromFuture(() -> CompletableFuture.allOf(projections.stream()
                        .map(each -> each.progress().await(position, LIMIT))
                        .toArray(CompletableFuture[]::new)))
                .onErrorMap(_ -> behind(position));
    }

    default Freshness and(Freshness other) {
        return position -> Mono.when(reached(position), other.reached(position));
    }

    /** Rejected with {@code read-model.behind}. */
    static RuntimeException behind(long position) {
        return CommonRejections.READ_MODEL_BEHIND.because("Expected to answer as of position " + position
                + ", but the read model did not reach it in " + LIMIT.toSeconds() + " s.");
    }
}
