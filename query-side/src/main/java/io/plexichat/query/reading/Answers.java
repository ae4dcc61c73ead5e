package io.plexichat.query.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Who answers which query, on one set of generations of the read models. */
public final class Answers {
    private final Map<Class<?>, Answer<?, ?>> answers = new LinkedHashMap<>();

    /** @param handler is not called before what the query asks for is reached; it never blocks */
    public <Q, R> void answer(Class<Q> query, Class<R> answer, Freshness freshness, Function<Q, Mono<R>> handler) {
        answers.put(query, new Answer<>(query, answer, freshness, handler));
    }

    Collection<Answer<?, ?>> all() {
        return answers.values();
    }

    Answer<?, ?> of(Class<?> query) {
        return Objects.requireNonNull(answers.get(query), "Expected an answer to each query.");
    }

    record Answer<Q, R>(Class<Q> query, Class<R> answer, Freshness freshness, Function<Q, Mono<R>> handler) {
        Mono<?> to(Object asked) {
            return handler.apply(query.cast(asked));
        }
    }
}
