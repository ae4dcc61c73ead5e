package io.plexichat.query.reading;

import io.plexichat.query.projection.ProjectionRunner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.BadSqlGrammarException;
import reactor.core.publisher.Mono;

/**
 * How far a replica has followed one set of generations. It is asked when a query needs to know more than is known, by all who need
 * it together. The rows of a generation and its position are replayed in the order they were committed, so whoever sees the
 * position sees the rows.
 */
final class ReplicaPosition {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ReadReplica replica;
    private final List<ProjectionRunner> models;
    private final Duration lag;
    private final String sql;
    private final AtomicReference<@Nullable Mono<Void>> looking = new AtomicReference<>();
    private final ArrayDeque<Look> notCaughtUp = new ArrayDeque<>();
    private long known = Long.MIN_VALUE;
    private long caughtUpAt = System.nanoTime() - Duration.ofDays(1).toNanos();
    private long lookedAt = caughtUpAt;

    /**
     * What the primary had when the replica was asked.
     *
     * @param at of {@link System#nanoTime}
     */
    private record Look(long at, long position) {}

    /** @param lag the most that a query which asks for no position may be behind */
    ReplicaPosition(ReadReplica replica, List<ProjectionRunner> models, Duration lag) {
        this.replica = replica;
        this.models = List.copyOf(models);
        this.lag = lag;
        this.sql = models.stream()
                .map(model -> model.schema().sql("(select position from {schema}.progress)"))
                .collect(Collectors.joining(", ", "select least(", ") as position"));
    }

    /** Whether the replica shows everything up to a position, or, without one, is recent enough. Never fails. */
    Mono<Boolean> has(OptionalLong position) {
        if (replica.rests()) {
            return Mono.just(false);
        }
        if (replica.isWorking() && isKnownToHave(position)) {
            return Mono.just(true);
        }
        return look().then(Mono.fromSupplier(() -> replica.isWorking() && isKnownToHave(position)));
    }

    private synchronized boolean isKnownToHave(OptionalLong position) {
        return position.isPresent() ? known >= position.getAsLong() : System.nanoTime() - caughtUpAt <= lag.toNanos();
    }

    private Mono<Void> look() {
        Mono<Void> mine =
                Mono.defer(this::lookNow).doFinally(_ -> looking.set(null)).cache();
        return Objects.requireNonNullElse(looking.compareAndExchange(null, mine), mine);
    }

    private Mono<Void> lookNow() {
        Look look = new Look(System.nanoTime(), primary());
        synchronized (this) {
            if (look.at() - lookedAt < BETWEEN_LOOKS.toNanos()) {
                return Mono.empty();
            }
            lookedAt = look.at();
        }
        return replica.database()
                .sql(sql)
                .map(row -> Rows.number(row, "position"))
                .one()
                .timeout(PATIENCE)
                .doOnNext(position -> {
                    note(look, position);
                    replica.worked();
                })
                // A generation that it does not have yet.
                .onErrorResume(BadSqlGrammarException.class, _ -> Mono.empty())
                .onErrorResume(e -> {
                    replica.failed(e);
                    return Mono.empty();
                })
                .then();
    }

    private synchronized void note(Look look, long position) {
        known = Math.max(known, position);
        notCaughtUp.add(look);
        // As old as these, it would not do even if it had caught up with them.
        notCaughtUp.removeIf(earlier -> look.at() - earlier.at() > lag.toNanos());
        while (!notCaughtUp.isEmpty() && notCaughtUp.getFirst().position() <= known) {
            caughtUpAt = notCaughtUp.removeFirst().at();
            replica.caughtUp(caughtUpAt);
        }
    }

    private long primary() {
        return models.stream()
                .mapToLong(model -> model.progress().position())
                .min()
                .orElseThrow();
    }
}
