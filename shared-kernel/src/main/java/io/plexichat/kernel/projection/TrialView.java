package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What handlers made of past events. It tells no content.
 *
 * @param codeVersion of the handlers
 * @param from the first position that was tried
 * @param to the last position that was
 * @param taken events that concern the projection and were taken
 * @param failed events that were set aside, those that wait for such a one with them
 * @param failures the first of them by position, at most {@link #MOST_FAILURES}
 * @param stopped why it ended before {@code to}, a clause without a full stop; null when it did not, and then all was compared
 * @param tables by name; documents count as one
 */
public record TrialView(
        ProjectionName name,
        int codeVersion,
        long from,
        long to,
        long taken,
        long failed,
        List<Failure> failures,
        @Nullable String stopped,
        List<Table> tables,
        Comparison comparison) {
    public static final int MOST_FAILURES = 100;

    public TrialView {
        failures = List.copyOf(failures);
        tables = List.copyOf(tables);
    }

    /** As of a {@link LetterView}. */
    public record Failure(
            long position,
            String eventType,
            @Nullable String cause,
            @Nullable String message) {}

    /**
     * @param rows all there are
     * @param columns of what is shown
     * @param first some of the rows by key, each with a word for each column: of bytes only how many there are, which content is
     */
    public record Table(String name, long rows, List<String> columns, List<Row> first) {
        public Table {
            columns = List.copyOf(columns);
            first = List.copyOf(first);
        }
    }

    public record Row(List<String> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /**
     * With the active generation.
     *
     * @param livePosition where that stood
     * @param told what was compared, in sentences
     * @param differences by table; none of tables that are the same
     */
    public record Comparison(Extent extent, long livePosition, String told, List<Difference> differences) {
        public Comparison {
            differences = List.copyOf(differences);
        }
    }

    public enum Extent {
        /** Every row, as both took the same events. */
        @JsonProperty("whole")
        WHOLE,
        /** The rows that the trial made, with those of the same key. */
        @JsonProperty("by-key")
        BY_KEY,
        @JsonProperty("nothing")
        NOTHING
    }

    /**
     * @param differing rows that are in both and not the same
     * @param onlyInTrial rows that the active generation lacks
     * @param onlyInLive rows that the trial lacks; counted only of a whole
     * @param examples some keys of each kind
     */
    public record Difference(String table, long differing, long onlyInTrial, long onlyInLive, List<Example> examples) {
        public Difference {
            examples = List.copyOf(examples);
        }
    }

    public record Example(Kind kind, String key) {}

    public enum Kind {
        @JsonProperty("differs")
        DIFFERS,
        @JsonProperty("only-in-trial")
        ONLY_IN_TRIAL,
        @JsonProperty("only-in-live")
        ONLY_IN_LIVE
    }

    /** Whether nothing is to be said against the handlers. */
    public boolean isClean() {
        return failed == 0 && stopped == null && comparison.differences().isEmpty();
    }
}
