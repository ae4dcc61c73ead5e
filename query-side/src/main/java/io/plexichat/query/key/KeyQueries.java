package io.plexichat.query.key;

import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.key.KeyQuery.ListKeyGenerations;
import io.plexichat.kernel.key.Signer;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

public final class KeyQueries {
    private final KeyGenerations generations;
    private final String certificateKey;

    public KeyQueries(KeyGenerations generations, Signer signer) {
        this.generations = generations;
        this.certificateKey = Base64.getEncoder().encodeToString(signer.publicKey());
    }

    public Mono<KeyGenerationsView> list(ListKeyGenerations query) {
        return Mono.fromCallable(() -> new KeyGenerationsView(generations.list(), certificateKey))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
