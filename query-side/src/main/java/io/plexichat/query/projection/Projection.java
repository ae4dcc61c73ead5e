package io.plexichat.query.projection;

import java.util.Set;

/**
 * What makes rows of events. A pure function of the log: rows and documents depend on nothing but the events and their
 * positions, never on the clock, on how events fall into batches, or on another projection.
 */
public interface Projection {
    Schema schema();

    /** The families of events it takes; others pass by, undecoded. */
    Set<Class<?>> events();

    /**
     * Called on one thread, in position order, within the transaction that stores the position.
     *
     * @throws Exception to have everything of the batch undone. If that is not for something being away, the batch is taken again
     *     in parts, and the event at fault is parked with the later ones of its sequence
     */
    void project(EventBatch batch, RowWriter rows) throws Exception;

    /**
     * Families of events that may be taken after all others: rows are the same as if each had been taken in its place, and their own
     * order is kept. A read model that is made in bulk takes them once its indexes are there, so that they may change rows by key.
     */
    default Set<Class<?>> deferrable() {
        return Set.of();
    }

    /** In what order an event has to be taken with which others. */
    default Sequence sequence(Object event) {
        return Sequence.OF_AGGREGATE;
    }

    /**
     * Called at each start, before anything is projected or asked, for what was done outside the database and may have come undone there.
     *
     * @param rows to read what was projected
     */
    default void mend(RowWriter rows) {}

    /** What holds the rows besides its tables, such as a search index. */
    default ProjectionTarget target() {
        return ProjectionTarget.NONE;
    }
}
