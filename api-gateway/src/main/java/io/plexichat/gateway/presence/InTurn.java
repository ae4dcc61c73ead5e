package io.plexichat.gateway.presence;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Does one thing at a time for each key, in the order it was asked for. What fails keeps nobody else from their turn. */
final class InTurn<K> {
    private final Map<K, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    CompletableFuture<Void> run(K key, Supplier<Mono<Void>> work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> before = last.put(key, done);
        Runnable begin = () -> Mono.defer(work)
                .subscribe(
                        _ -> {},
                        e -> {
                            last.remove(key, done);
                            done.completeExceptionally(e);
                        },
                        () -> {
                            last.remove(key, done);
                            done.complete(null);
                        });
        if (before == null) {
            begin.run();
        } else {
            CompletableFuture<Void> _ = before.whenComplete((_, _) -> begin.run());
        }
        return done;
    }
}
