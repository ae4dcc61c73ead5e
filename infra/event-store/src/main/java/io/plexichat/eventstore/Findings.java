package io.plexichat.eventstore;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first findings and counts all, so that a log that is broken throughout takes no more memory. */
final class Findings {

    private final int kept;
    private final List<Finding> first = new ArrayList<>();
    private long count;

    Findings(int kept) {
        this.kept = kept;
    }

    void add(long position, String what) {
        count++;
        if (first.size() < kept) {
            first.add(new Finding(position, what));
        }
    }

    Verification conclude(long from, long last) {
        return new Verification(from, last, first, count);
    }
}
