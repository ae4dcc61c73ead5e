package io.plexichat.benchmarks.log;

import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import java.util.Set;

/** A projection that takes every event and writes nothing but its position. */
record NoRows(int generation) implements Projection {

    @Override
    public Schema schema() {
        return new Schema("norows", generation);
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(NoteWritten.class);
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(_ -> {});
    }
}
