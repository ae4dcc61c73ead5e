package io.plexichat.query.generation;

import io.plexichat.query.projection.ProjectionRunner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Two generations that this process feeds, brought to stand at one position until this is closed. That takes as long as what is under
 * way, some milliseconds; what is appended meanwhile waits.
 */
record Standstill(ProjectionRunner one, ProjectionRunner other, long position) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** @throws TimeoutException when they do not come to a position in time; both go on then */
    static Standstill of(ProjectionRunner one, ProjectionRunner other) throws TimeoutException, InterruptedException {
        long position = Math.max(hold(one), hold(other));
        Standstill standstill = new Standstill(one, other, position);
        one.limit().raise(position);
        other.limit().raise(position);
        try {
            CompletableFuture.allOf(
                            one.progress().await(position, PATIENCE),
                            other.progress().await(position, PATIENCE))
                    .get();
        } catch (ExecutionException e) {
            standstill.close();
            TimeoutException late = new TimeoutException("Expected " + one.schema() + " and " + other.schema()
                    + " to come to position " + position + " in " + PATIENCE.toSeconds() + " s.");
            late.initCause(e);
            throw late;
        } catch (InterruptedException e) {
            standstill.close();
            throw e;
        }
        return standstill;
    }

    /** Also where one comes up that has not begun to read yet. */
    private static long hold(ProjectionRunner runner) {
        return Math.max(runner.limit().hold(), runner.progress().position());
    }

    /** Also twice. */
    @Override
    public void close() {
        one.limit().lift();
        other.limit().lift();
    }
}
