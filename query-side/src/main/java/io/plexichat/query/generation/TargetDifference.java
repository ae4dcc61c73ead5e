package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildView.Difference;
import io.plexichat.query.projection.TargetSnapshot;
import io.plexichat.query.projection.TargetSnapshot.Item;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what two targets hold, a page of each in memory at a time. */
final class TargetDifference {
    private static final int MOST = 10;

    private final Side one;
    private final Side other;
    private final List<String> examples = new ArrayList<>();
    private boolean differs;

    private TargetDifference(TargetSnapshot one, TargetSnapshot other) {
        this.one = new Side(one);
        this.other = new Side(other);
    }

    /** Empty when they hold the same. */
    static Optional<Difference> between(TargetSnapshot active, TargetSnapshot next) throws IOException {
        TargetDifference comparison = new TargetDifference(active, next);
        comparison.run();
        return comparison.differs
                ? Optional.of(new Difference(
                        active.name(),
                        comparison.one.count,
                        comparison.other.count,
                        comparison.one.digest(),
                        comparison.other.digest(),
                        comparison.examples))
                : Optional.empty();
    }

    private void run() throws IOException {
        for (Item mine = one.first(), theirs = other.first();
                mine != null || theirs != null;
                mine = one.first(), theirs = other.first()) {
            if (theirs == null || (mine != null && mine.key() < theirs.key())) {
                differ(one.take());
            } else if (mine == null || mine.key() > theirs.key()) {
                differ(other.take());
            } else {
                Item taken = one.take();
                if (!taken.digest().equals(other.take().digest())) {
                    differ(taken);
                }
            }
        }
    }

    private void differ(Item item) {
        differs = true;
        if (examples.size() < MOST) {
            examples.add(String.valueOf(item.key()));
        }
    }

    private static final class Side {
        private final TargetSnapshot snapshot;
        private final Deque<Item> page = new ArrayDeque<>();
        private long count;
        private long sum;

        Side(TargetSnapshot snapshot) {
            this.snapshot = snapshot;
        }

        /** Null at the end. */
        @Nullable
        Item first() throws IOException {
            if (page.isEmpty()) {
                page.addAll(snapshot.next());
            }
            return page.peekFirst();
        }

        Item take() {
            Item item = page.removeFirst();
            count++;
            sum = 31 * sum + item.digest().hashCode();
            return item;
        }

        String digest() {
            return "%016x".formatted(sum);
        }
    }
}
