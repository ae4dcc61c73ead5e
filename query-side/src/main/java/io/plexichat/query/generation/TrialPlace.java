package io.plexichat.query.generation;

import io.plexichat.query.projection.BulkPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In memory: a trial that is interrupted does not go on. */
final class TrialPlace implements BulkPlace {
    private @Nullable Long next;
    private boolean indexed;

    @Override
    public Optional<Long> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public void moveTo(long position) {
        next = position;
    }

    @Override
    public boolean isIndexed() {
        return indexed;
    }

    @Override
    public void indexed() {
        indexed = true;
    }
}
