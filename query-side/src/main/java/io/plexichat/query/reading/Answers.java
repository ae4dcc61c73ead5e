package io.plexichat.query.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Who answers which query, on one set of generations of the read models. */
public final class Answers {
    private final Map<Class<?>, Answer<?, ?>> answers = new LinkedHashMap<>();
    private final List<ReplicaAnswers> replicas = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param handler is not called before what the query asks for is reached; it never blocks */
    public <Q, R> void answer(Class<Q> query, Class<R> answer, Freshness freshness, Function<Q, Mono<R>> handler) {
        answers.put(query, new Answer<>(query, answer, freshness, handler));
    }

    /** They are asked first, by turns. */
    public void offer(ReplicaAnswers replica) {
        replicas.add(replica);
    }

    Collection<Answer<?, ?>> all() {
        return answers.values();
    }

    Optional<Answer<?, ?>> find(Class<?> query) {
        return Optional.ofNullable(answers.get(query));
    }

    /** Waits until what it is to show is there. */
    Mono<Object> to(Object asked, OptionalLong minPosition) {
        Mono<Object> here =
                Mono.defer(() -> find(asked.getClass()).orElseThrow().to(asked, minPosition));
        return replicas.isEmpty()
                ? here
                : replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()))
                        .to(asked, minPosition)
                        .switchIfEmpty(here);
    }

    record Answer<Q, R>(Class<Q> query, Class<R> answer, Freshness freshness, Function<Q, Mono<R>> handler) {
        Mono<Object> to(Object asked, OptionalLong minPosition) {
            Mono<Void> fresh = minPosition.isPresent() ? freshness.reached(minPosition.getAsLong()) : Mono.empty();
            return fresh.then(Mono.defer(() -> handler.apply(query.cast(asked))));
        }
    }
}
