package io.plexichat.query.reading;

import io.plexichat.kernel.RejectedException;
import io.plexichat.query.projection.ProjectionRunner;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import reactor.core.publisher.Mono;

/** What a replica answers, on one set of generations, while it has what is asked for. */
public final class ReplicaAnswers {
    /** Of a query; a network that went away tells nobody. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadReplica replica;
    private final ReplicaPosition position;
    private final Answers answers;

    /**
     * @param models that the answers read, on the replica
     * @param lag the most that an answer to a query which asks for no position may be behind
     * @param answers their {@link Freshness} is of what is read elsewhere
     */
    public ReplicaAnswers(ReadReplica replica, List<ProjectionRunner> models, Duration lag, Answers answers) {
        this.replica = replica;
        this.position = new ReplicaPosition(replica, models, lag);
        this.answers = answers;
    }

    /** Empty when the primary must answer. */
    Mono<Object> to(Object asked, OptionalLong minPosition) {
        return answers.find(asked.getClass())
                .map(answer -> position.has(minPosition)
                        .filter(has -> has)
                        .flatMap(_ -> answer.to(asked, minPosition))
                        .timeout(PATIENCE)
                        .doOnNext(_ -> replica.answered())
                        .onErrorResume(e -> !(e instanceof RejectedException), e -> {
                            replica.failed(e);
                            return Mono.empty();
                        }))
                .orElse(Mono.empty());
    }
}
