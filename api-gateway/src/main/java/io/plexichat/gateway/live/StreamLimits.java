package io.plexichat.gateway.live;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.ephemeral.Leases;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How many streams an account may have open, at all gateways together. */
final class StreamLimits {
    private final Leases leases;
    private final int most;

    StreamLimits(Leases leases, int most) {
        this.leases = leases;
        this.most = most;
    }

    /** Rejected with {@code request.too-many}. Another stream may come in between, so this promises nothing. */
    Mono<Void> check(AccountId viewer) {
        String group = group(viewer);
        return Mono.fromFuture(() -> leases.held(Set.of(group)))
                .flatMap(held ->
                        held.getOrDefault(group, Map.of()).size() < most ? Mono.empty() : Mono.error(tooMany()));
    }

    /** The stream, counted while it is open; fails with {@code request.too-many}. */
    <T> Flux<T> counted(AccountId viewer, Flux<T> stream) {
        return Flux.defer(() -> {
            String group = group(viewer);
            String holder = UUID.randomUUID().toString();
            CompletableFuture<Boolean> counting = leases.hold(group, holder, "", most);
            return Mono.fromFuture(counting, true)
                    .flatMapMany(counted -> counted ? stream : Flux.error(tooMany()))
                    // Also when nobody waits any more before it is counted.
                    .doFinally(_ -> release(counting, group, holder));
        });
    }

    private void release(CompletableFuture<Boolean> counting, String group, String holder) {
        CompletableFuture<Void> _ = counting.thenCompose(
                counted -> counted ? leases.release(group, holder) : CompletableFuture.completedFuture(null));
    }

    private static String group(AccountId viewer) {
        return "streams:" + viewer;
    }

    private static RuntimeException tooMany() {
        return CommonRejections.TOO_MANY_REQUESTS.because(
                "Expected to open another stream, but the account has too many open.");
    }
}
