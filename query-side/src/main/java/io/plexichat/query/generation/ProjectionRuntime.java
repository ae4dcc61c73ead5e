package io.plexichat.query.generation;

import io.plexichat.query.projection.BulkPlace;
import io.plexichat.query.projection.BulkReader;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionStore;
import java.time.Duration;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * What all projections of a process run on.
 *
 * @param store where those that readers look at are written
 * @param builds the same database by other connections, so that a build never waits for, or keeps waiting, what is live
 * @param owner names this process among those that share the database
 * @param chunkSize events of one transaction, at most
 * @param kept how long a generation is fed after another one took its place
 * @param mostBuilds that may be under way at once
 */
public record ProjectionRuntime(
        ProjectionStore store,
        ProjectionStore builds,
        StreamableMessageSource<TrackedEventMessage<?>> events,
        EventProcessorSpanFactory spans,
        String owner,
        int chunkSize,
        Duration kept,
        int mostBuilds) {
    private static final int BULK_FACTOR = 4;

    ProjectionRunner runner(Projection projection) {
        return new ProjectionRunner(projection, store, events, spans, owner, chunkSize);
    }

    BulkReader bulkReader(Projection projection) {
        return reader(projection, events, new TablePlace(builds.database(), projection.schema()));
    }

    /** Of what the log is, or a part of it. */
    BulkReader reader(Projection projection, StreamableMessageSource<TrackedEventMessage<?>> source, BulkPlace place) {
        return new BulkReader(projection, builds, source, spans, owner, chunkSize * BULK_FACTOR, place);
    }

    /** The last position of the log; -1 while it is empty. */
    long head() {
        TrackingToken token = events.createHeadToken();
        return token == null ? -1 : token.position().orElse(-1);
    }
}
