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
     * @throws Exception to have everything of the batch undone and tried again
     */
    void project(EventBatch batch, RowWriter rows) throws Exception;

    /** What holds the rows besides its tables, such as a search index. */
    default ProjectionTarget target() {
        return ProjectionTarget.NONE;
    }
}
