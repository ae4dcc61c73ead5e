package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownSequencesTest {

    private static final LogHead HEAD = new LogHead(9, 0);

    private final KnownSequences sequences = new KnownSequences();
    private final List<String> lookedUp = new ArrayList<>();

    private Map<String, Long> stored(Collection<String> aggregateIds) {
        lookedUp.addAll(aggregateIds);
        return aggregateIds.contains("old") ? Map.of("old", 4L) : Map.of();
    }

    private Map<String, Long> before(EventRow... rows) throws SQLException {
        lookedUp.clear();
        return sequences.before(List.of(unit(rows)), this::stored);
    }

    private void commit(EventRow... rows) throws SQLException {
        sequences.committed(new LogBatch(HEAD, List.of(unit(rows)), new SequenceCheck(before(rows))));
    }

    private static PendingAppend unit(EventRow... rows) {
        return new PendingAppend(List.of(rows));
    }

    @Test
    void shouldLookUpWhatIsNotKnown() throws SQLException {
        assertThat(before(row("old", 5), row("old", 6))).isEqualTo(Map.of("old", 4L));
        assertThat(lookedUp).containsExactly("old");
    }

    @Test
    void shouldKnowWhatWasCommitted() throws SQLException {
        commit(row("old", 5), row("old", 6));

        assertThat(before(row("old", 7))).isEqualTo(Map.of("old", 6L));
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void shouldNotCountWhatWasRefused() throws SQLException {
        commit(row("old", 9));

        assertThat(before(row("old", 5))).isEqualTo(Map.of("old", 4L));
    }

    @Test
    void shouldBelieveAFirstEvent() throws SQLException {
        assertThat(before(row("new", 0), row("new", 1))).isEmpty();
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void shouldDoubtFirstEventsForAWhile() throws SQLException {
        sequences.doubt();
        assertThat(sequences.isTrusting()).isFalse();
        for (int i = 0; i < KnownSequences.DOUBTED_BATCHES; i++) {
            before(row("new", 0));
            assertThat(lookedUp).containsExactly("new");
            commit(row(null, TestRows.AT));
        }
        assertThat(sequences.isTrusting()).isTrue();
    }

    @Test
    void shouldDoubtAfterEachOneThatWasWrong() throws SQLException {
        commit(row("twice", 0));
        commit(row("twice", 0));

        assertThat(sequences.isTrusting()).isFalse();
    }

    @Test
    void shouldForget() throws SQLException {
        commit(row("old", 5));
        sequences.forget();

        before(row("old", 6));
        assertThat(lookedUp).containsExactly("old");
    }
}
