package io.plexichat.query.generation;

import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.testservers.TestServers;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.tracing.NoOpSpanFactory;

/** Keeps texts, changed as a version of its code does. */
record Noted(Schema schema, UnaryOperator<String> change) implements Projection {

    static ProjectionDefinition definition(int version, UnaryOperator<String> change) {
        return ProjectionDefinition.of("noted", version, schema -> new Noted(schema, change));
    }

    /** As a process has it that was just started. */
    static ReadModel model(
            ProjectionDefinition definition,
            ProjectionStore store,
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        return new ReadModel(
                definition,
                new ProjectionRuntime(
                        store,
                        store,
                        events,
                        DefaultEventProcessorSpanFactory.builder()
                                .spanFactory(NoOpSpanFactory.INSTANCE)
                                .build(),
                        TestServers.freshName("owner"),
                        100,
                        Duration.ofHours(1),
                        1));
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(String.class);
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> rows.write(
                schema.sql("insert into {schema}.note (position, text) values (?, ?)"),
                event.position(),
                change.apply(event.payload().toString())));
    }
}
