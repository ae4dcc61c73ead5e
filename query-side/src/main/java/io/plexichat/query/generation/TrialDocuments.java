package io.plexichat.query.generation;

import io.plexichat.kernel.projection.TrialView.Difference;
import io.plexichat.kernel.projection.TrialView.Example;
import io.plexichat.kernel.projection.TrialView.Kind;
import io.plexichat.kernel.projection.TrialView.Row;
import io.plexichat.kernel.projection.TrialView.Table;
import io.plexichat.query.projection.TargetSnapshot;
import io.plexichat.query.projection.TargetSnapshot.Item;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a trial wrote outside the database, beside what a generation has there; a page of each in memory at a time. */
final class TrialDocuments {
    private static final int MOST = 10;

    private final Pages trial;
    private final @Nullable Pages live;
    private final boolean whole;
    private final int shown;
    private final List<Row> first = new ArrayList<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Example> examples = new ArrayList<>();
    private long count;

    private TrialDocuments(TargetSnapshot trial, @Nullable TargetSnapshot live, boolean whole, int shown) {
        this.trial = new Pages(trial);
        this.live = live == null ? null : new Pages(live);
        this.whole = whole;
        this.shown = shown;
    }

    /**
     * Reads both to their ends.
     *
     * @param live null to compare with nothing
     * @param whole to look for what only the generation has, too
     * @param shown keys to show
     */
    static TrialDocuments read(TargetSnapshot trial, @Nullable TargetSnapshot live, boolean whole, int shown)
            throws IOException {
        TrialDocuments documents = new TrialDocuments(trial, live, whole, shown);
        documents.run();
        return documents;
    }

    /** Of a document, only the key is shown: it holds opened content. */
    Table table(String name) {
        return new Table(name, count, List.of("key"), first);
    }

    Optional<Difference> difference(String name) {
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        name, count(Kind.DIFFERS), count(Kind.ONLY_IN_TRIAL), count(Kind.ONLY_IN_LIVE), examples));
    }

    private void run() throws IOException {
        for (Item tried = trial.next(); tried != null; tried = trial.next()) {
            count++;
            if (first.size() < shown) {
                first.add(new Row(List.of(String.valueOf(tried.key()))));
            }
            if (live != null) {
                compare(tried, live);
            }
        }
        if (live != null && whole) {
            for (Item known = live.next(); known != null; known = live.next()) {
                differ(Kind.ONLY_IN_LIVE, known);
            }
        }
    }

    private void compare(Item tried, Pages known) throws IOException {
        Item other = known.peek();
        while (other != null && other.key() < tried.key()) {
            if (whole) {
                differ(Kind.ONLY_IN_LIVE, other);
            }
            known.next();
            other = known.peek();
        }
        if (other == null || other.key() > tried.key()) {
            differ(Kind.ONLY_IN_TRIAL, tried);
        } else {
            known.next();
            if (!other.digest().equals(tried.digest())) {
                differ(Kind.DIFFERS, tried);
            }
        }
    }

    private void differ(Kind kind, Item item) {
        counts.merge(kind, 1L, Long::sum);
        if (examples.size() < MOST) {
            examples.add(new Example(kind, String.valueOf(item.key())));
        }
    }

    private long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private static final class Pages {
        private final TargetSnapshot snapshot;
        private final Deque<Item> page = new ArrayDeque<>();

        Pages(TargetSnapshot snapshot) {
            this.snapshot = snapshot;
        }

        /** Null at the end. */
        @Nullable
        Item peek() throws IOException {
            if (page.isEmpty()) {
                page.addAll(snapshot.next());
            }
            return page.peekFirst();
        }

        /** Null at the end. */
        @Nullable
        Item next() throws IOException {
            Item first = peek();
            page.pollFirst();
            return first;
        }
    }
}
