package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.LetterLimits;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** Stores with room for the letters of a test. */
public final class TestLetters {
    static final LetterLimits ROOM = new LetterLimits(1_000, 10_000);

    private TestLetters() {}

    public static ProjectionStore store(DataSource dataSource, Serializer serializer) {
        return store(dataSource, serializer, ROOM);
    }

    static ProjectionStore store(DataSource dataSource, Serializer serializer, LetterLimits limits) {
        return new ProjectionStore(dataSource, serializer, NoOpEventUpcaster.INSTANCE, limits, true);
    }
}
