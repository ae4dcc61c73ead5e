package io.plexichat.query.key;

import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.key.KeyQuery.ListKeyGenerations;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

public final class KeyQueries {
    private final KeyGenerations generations;

    public KeyQueries(KeyGenerations generations) {
        this.generations = generations;
    }

    public Mono<KeyGenerationsView> list(ListKeyGenerations query) {
        return Mono.fromCallable(() -> new KeyGenerationsView(generations.list()))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
