package io.plexichat.plugin.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the handlers of a release made of past events. It tells no content.
 *
 * @param clean whether nothing failed, nothing differs and all events were tried
 * @param taken events that concern the read model and were taken
 * @param failed events that were set aside, those that wait for such a one with them
 * @param failures the first of them
 * @param stopped why it ended before all events were tried; null when it did not
 */
public record ProjectionTrial(
        String name,
        int codeVersion,
        long fromPosition,
        long toPosition,
        boolean clean,
        long taken,
        long failed,
        List<Failure> failures,
        @Nullable String stopped,
        List<Table> tables,
        Comparison comparison) {

    /** @param cause as of a {@link DeadLetter} */
    public record Failure(
            long position,
            String eventType,
            @Nullable String cause,
            @Nullable String message) {}

    /** @param firstRows some rows by key, a word for each column; of content only how many bytes there are */
    public record Table(String table, long rows, List<String> columns, List<List<String>> firstRows) {}

    /**
     * With what answers reads.
     *
     * @param extent {@code whole}, {@code by-key} or {@code nothing}
     * @param told what was compared, in sentences
     */
    public record Comparison(String extent, long livePosition, String told, List<Difference> differences) {}

    /** @param onlyInLive rows that the trial lacks; looked for when the extent is {@code whole} */
    public record Difference(String table, long differing, long onlyInTrial, long onlyInLive, List<Example> examples) {}

    /** @param kind {@code differs}, {@code only-in-trial} or {@code only-in-live} */
    public record Example(String kind, String key) {}
}
